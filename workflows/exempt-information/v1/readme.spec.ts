import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { diagrams, refusalTable, table } from '../../drawing.js';
import { exemptInformationV1 } from './index.js';

const README = new URL('./README.md', import.meta.url);

/** UPDATE_DOCS=1 writes what the machine says now; otherwise the page must say it already. */
async function drawn(page: string): Promise<string> {
  const part = (name: string, text: string) => (whole: string) => {
    const [begin, end] = [`<!-- ${name}: generated -->`, `<!-- ${name}: end -->`];
    expect(whole).toContain(begin);
    return `${whole.split(begin)[0]}${begin}\n\n${text}\n\n${end}${whole.split(end)[1]}`;
  };
  const whole = [
    part('table', table(exemptInformationV1)),
    part('diagrams', diagrams(exemptInformationV1)),
    part('refusals', refusalTable(exemptInformationV1)),
  ].reduce((text, put) => put(text), page);
  return prettier.format(whole, { parser: 'markdown', printWidth: 130, singleQuote: true, trailingComma: 'all' });
}

describe('the README', () => {
  it('shows the table and the diagrams of the machine as it is', async () => {
    const page = readFileSync(README, 'utf8');
    const expected = await drawn(page);
    if (process.env['UPDATE_DOCS']) writeFileSync(README, expected);
    else expect(page).toBe(expected);
  });
});
