import { type LocalDate } from '@tabir/kernel';
import { FILE, PEOPLE, determination, ground, record, renewed } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { type Context, type Earlier, type RedactedDetermination } from './context.js';
import { extensionsOf } from './extensions.js';
import { exemptInformationV1 } from './index.js';

const { officer, chair, head, agency } = PEOPLE;

/** A record as it goes from paper to paper: what took the place of each, and when each ended. */
function told(...papers: [kind: Earlier['kind'] | 'now', endsOn: string | null, letters?: string][]) {
  const all = papers.map(([kind, endsOn, letters = 'h'], index) => ({
    kind,
    endsOn: endsOn as LocalDate | null,
    determination: {
      number: `188/${index + 1}`,
      date: `2026-01-0${index + 1}`,
      grounds: letters.split('').map((letter) => ({ letter })),
    } as unknown as RedactedDetermination,
  }));
  const { determination: last, endsOn } = all.at(-1)!;
  return extensionsOf({ determination: last, endsOn, earlier: all.slice(0, -1) as unknown as Context['earlier'] });
}
const ends = (...papers: Parameters<typeof told>): unknown[] => told(...papers).map(({ from, to, number }) => [from, to, number]);

describe('the ledger of extensions', () => {
  it('has nothing of a first determination, nor of a record that has none', () => {
    expect(ends(['now', '2027-12-31'])).toEqual([]);
    expect(extensionsOf({ determination: null, endsOn: null, earlier: [] })).toEqual([]);
  });

  it('tells each extension with its own paper, the oldest first', () => {
    expect(told(['extended', '2027-12-31', 'a'], ['extended', '2028-12-31', 'hah'], ['now', '2030-12-31', 'j'])).toEqual([
      { from: '2027-12-31', to: '2028-12-31', number: '188/2', date: '2026-01-02', letters: ['a', 'h'] },
      { from: '2028-12-31', to: '2030-12-31', number: '188/3', date: '2026-01-03', letters: ['j'] },
    ]);
  });

  it('has no determination that keeps the end, brings it nearer, or gives one to what had none', () => {
    expect(ends(['extended', '2027-12-31'], ['now', '2027-12-31'])).toEqual([]);
    expect(ends(['extended', '2027-12-31'], ['now', '2027-12-30'])).toEqual([]);
    expect(ends(['extended', null], ['now', '2030-12-31'])).toEqual([]);
    expect(ends(['extended', null], ['now', null])).toEqual([]);
  });

  it('has one that takes the end away', () =>
    expect(ends(['extended', '2027-12-31'], ['now', null])).toEqual([['2027-12-31', null, '188/2']]));

  it('tells of a paper that was corrected, or mended, how it really reads, and of the correction nothing', () => {
    expect(ends(['corrected', '2026-12-31'], ['now', '2027-12-31'])).toEqual([]);
    expect(ends(['retracted', '2026-12-31'], ['now', '2027-12-31'])).toEqual([]);
    expect(ends(['extended', '2026-12-31'], ['corrected', '2030-12-31'], ['now', '2027-12-31'])).toEqual([
      ['2026-12-31', '2027-12-31', '188/3'],
    ]);
    expect(ends(['corrected', '2020-12-31'], ['extended', '2026-12-31'], ['now', '2027-12-31'])).toEqual([
      ['2026-12-31', '2027-12-31', '188/3'],
    ]);
  });

  it('stands in the row of the record once the head has approved, as words that anybody may read', () => {
    const r = Rehearsal.begin(
      exemptInformationV1,
      calendar,
      '2026-01-05T01:00:00.000Z',
      agency,
      record({ determination: determination([ground()]) }),
    )
      .send('SUBMIT', agency)
      .send('ACCEPT', chair)
      .send('PROPOSE_DETERMINATION', officer, {
        ...renewed([ground({ kind: 'date', endsOn: '2027-12-31' }, 'h')]),
        decreeFile: FILE,
      })
      .send('DETERMINE_CHANGE', chair);
    expect(r.row['extensions']).toBeNull();
    r.send('APPROVE_CHANGE', head);
    const { determinationDate: date } = r.row as { determinationDate: string };
    expect(JSON.parse(String(r.row['extensions']))).toEqual([
      { from: '2026-12-31', to: '2027-12-31', number: '188/1/KEP/2026', date, letters: ['h'] },
    ]);
  });
});
