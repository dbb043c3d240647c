import { lawView } from './law-view.js';

const adopted = (at: number, verifiedArticles?: Record<string, string>, basis: string | null = 'Nota Dinas 7') => ({
  values: verifiedArticles ? { verifiedArticles } : {},
  told: { version: at, record: basis === null ? null : { basis } },
});
const verified = (...versions: ReturnType<typeof adopted>[]): unknown => {
  const { articles } = lawView(versions) as { articles: { key: string; verified: unknown }[] };
  return articles.find(({ key }) => key === 'uu-14-2008/19')?.verified;
};
const PAPER = { 'uu-14-2008/19': 'Nota Dinas 7' };

describe('the view of the law', () => {
  it('shows every regulation with its validity, and no policy of this application', () => {
    const { instruments, articles } = lawView([adopted(1)]) as { instruments: object[]; articles: object[] };
    expect(instruments).toContainEqual(
      expect.objectContaining({ id: 'uu-29-2004', name: 'UU 29/2004', validTo: '2023-08-07', replacedBy: 'uu-17-2023' }),
    );
    expect(JSON.stringify([instruments, articles])).not.toContain('"tabir');
  });

  it.each([
    ['nobody where nothing was adopted', [], null],
    ['nobody where no paper says so', [adopted(1)], null],
    ['what the office began with', [adopted(1, PAPER, null)], 1],
    ['the version that brought the paper, whatever came after it', [adopted(3, PAPER, 'SE 1'), adopted(2, PAPER), adopted(1)], 2],
    ['the last paper, not one before it', [adopted(2, PAPER), adopted(1, { 'uu-14-2008/19': 'Nota Dinas 1' })], 2],
    ['the new paper after a break', [adopted(3, PAPER), adopted(2), adopted(1, PAPER)], 3],
    ['nobody once it was taken back', [adopted(2), adopted(1, PAPER)], null],
  ])('names as verifier %s', (_what, versions, version) => {
    const since = expect.objectContaining({ version }) as object;
    expect(verified(...versions)).toEqual(version === null ? null : { paper: 'Nota Dinas 7', since });
  });

  it('names nobody rather than the wrong one where the right one lies further back than it was given', () => {
    expect(verified(adopted(51, PAPER, 'SE 2'), adopted(50, PAPER, 'SE 1'))).toEqual({ paper: 'Nota Dinas 7', since: null });
  });
});
