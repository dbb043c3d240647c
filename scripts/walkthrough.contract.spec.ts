import { startOffice, type TestOffice } from '@tabir/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(import.meta.dirname, 'walkthrough.mjs');

function walked(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [SCRIPT, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

describe('npm run walkthrough', () => {
  let office: TestOffice;

  beforeAll(async () => {
    office = await startOffice();
  }, 240_000);
  afterAll(() => office.stop());

  it('takes a record through all five steps, and says so in Indonesian', async () => {
    const { code, said } = await walked('--url', office.url);
    expect(said).toContain('Semua sebagaimana mestinya.');
    expect(said.match(/✓/g)?.length).toBeGreaterThanOrEqual(18);
    expect(said).not.toContain('✗');
    expect(code).toBe(0);
  }, 120_000);

  it('can be walked again in the same office, and told in English', async () => {
    const { code, said } = await walked('--url', office.url, '--en');
    expect(said).toContain('Everything is as it should be.');
    expect(code).toBe(0);
  }, 120_000);

  it('ends with 1 when something is not as it should be', async () => {
    expect(await walked('--url', office.url, '--password', 'bukan kata sandinya')).toMatchObject({ code: 1 });
    expect(await walked('--url', 'http://127.0.0.1:9')).toMatchObject({ code: 1 });
  }, 60_000);
});
