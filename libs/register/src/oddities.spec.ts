import { instant } from '@tabir/kernel';
import { odditiesOf } from './oddities.js';

type Row = Parameters<typeof odditiesOf>[0];
const NOW = instant('2026-06-15T04:00:00.000Z');
const ROW: Row = {
  stage: 'accepted',
  secretUntil: instant('2030-12-31T16:00:00.000Z'),
  securityClass: 'R',
  opensInPart: false,
  endsOn: '2030-12-31',
  retainedUntil: null,
  fate: null,
};
const OPEN = { secretUntil: instant('2026-06-15T04:00:00.000Z') };
const of = (more: Partial<Row>, now = NOW): string[] => odditiesOf({ ...ROW, ...more }, now);

describe('odd pairs', () => {
  it.each<[string, Partial<Row>, string[]]>([
    ['exempt and secret', {}, []],
    ['exempt and not classified yet', { securityClass: null }, []],
    ['exempt and restricted', { securityClass: 'T' }, []],
    ['exempt and ordinary', { securityClass: 'B' }, ['exempt-ordinary']],
    ['public and ordinary', { ...OPEN, securityClass: 'B' }, []],
    ['public and restricted', { ...OPEN, securityClass: 'T' }, []],
    ['public and secret', { ...OPEN, securityClass: 'R' }, ['public-secret']],
    ['public in part, the rest secret', { ...OPEN, securityClass: 'R', opensInPart: true }, []],
    ['public and top secret', { ...OPEN, securityClass: 'SR' }, ['public-secret']],
    ['withdrawn', { stage: 'withdrawn', securityClass: 'B', retainedUntil: '2026-12-31', fate: 'destroy' }, []],
    ['destroyed a year before its end', { retainedUntil: '2029-12-31', fate: 'destroy' }, []],
    ['destroyed more than a year before its end', { retainedUntil: '2029-12-30', fate: 'destroy' }, ['retention-first']],
    ['kept for ever', { retainedUntil: '2026-12-31', fate: 'permanent' }, []],
    ['public before its paper is destroyed', { ...OPEN, retainedUntil: '2024-12-31', fate: 'destroy', securityClass: 'B' }, []],
    ['without an end, kept still', { endsOn: null, retainedUntil: '2026-12-31', fate: 'destroy' }, []],
    ['without an end, kept no longer', { endsOn: null, retainedUntil: '2025-06-14', fate: 'destroy' }, ['retention-first']],
    [
      'odd in two ways',
      { securityClass: 'B', retainedUntil: '2026-12-31', fate: 'destroy' },
      ['exempt-ordinary', 'retention-first'],
    ],
  ])('of what is %s', (_, more, found) => expect(of(more)).toEqual(found));

  it('change with the clock alone, at the moment at which it is public', () => {
    expect(of(OPEN, instant('2026-06-15T03:59:59.999Z'))).toEqual([]);
    expect(of(OPEN)).toEqual(['public-secret']);
  });
});
