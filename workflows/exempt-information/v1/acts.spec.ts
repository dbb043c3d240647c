import { INSTRUMENTS, nameOf } from '@tabir/law';
import { localDate, plusDays } from '@tabir/kernel';
import { determination, ground, PEOPLE, record } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { namesReplacedAct, REPLACED } from './acts.js';
import { exemptInformationV1 } from './index.js';
import { type Ground } from './payloads/determination.js';
import { defectsOf } from './term.js';

const { agency, chair } = PEOPLE;
const [BEFORE, AFTER] = [localDate('2023-08-07'), localDate('2023-08-08')];
const UNTIL = { kind: 'date', endsOn: '2030-12-31' } as const;

describe('the Acts that other Acts replaced', () => {
  it('are those of the table of regulations', () => {
    const ended = Object.values(INSTRUMENTS).flatMap((one) =>
      one.kind === 'UU' && one.validTo !== null ? [[nameOf(one), plusDays(one.validTo, 1)] as const] : [],
    );
    expect(REPLACED).toEqual(Object.fromEntries(ended));
  });

  it.each([
    ['UU 29/2004 Pasal 48', AFTER, true],
    ['UU 29/2004 Pasal 48', BEFORE, false],
    ['PP 60/2008, Undang-Undang Nomor 44 Tahun 2009', AFTER, true],
    ['UU 43/2009', AFTER, false],
    ['UU 999/2004', AFTER, false],
  ])('in %s on %s: %s', (text, on, is) => expect(namesReplacedAct(text, on)).toBe(is));
});

describe('a paper that names an Act which was in force no more', () => {
  it.each([
    ['j', ['UU 29/2004'], AFTER, ['act-not-in-force']],
    ['j', ['UU 29/2004'], BEFORE, []],
    ['h', ['PP 1/2000', 'UU 36/2009'], AFTER, ['act-not-in-force']],
    ['j', ['UU 999/2004'], AFTER, []],
  ])('of letter %s with %j on %s has the defects %j', (letter, acts, on, found) => {
    expect(defectsOf([{ letter, term: UNTIL, acts } as unknown as Ground], on)).toEqual(found);
  });

  const accepted = (act: string): Rehearsal =>
    Rehearsal.begin(
      exemptInformationV1,
      calendar,
      '2026-01-05T01:00:00.000Z',
      agency,
      record({ determination: determination([ground(UNTIL, 'j', [act])]) }),
    )
      .send('SUBMIT', agency)
      .send('ACCEPT', chair);
  const mending = (r: Rehearsal): string[] => r.last.tasks.map(({ duty }) => duty).filter((duty) => duty === 'mending');

  it('is accepted, seen, owned and told of like the other defects', () => {
    const r = accepted('UU 29/2004 Pasal 48');
    expect(r.row).toMatchObject({ defects: 'act-not-in-force' });
    expect(mending(r)).toEqual(['mending']);
    r.moveTo('2026-04-30T00:00:00.000Z');
    const told = r.effects.map(({ params }) => params['template']);
    expect(told).toEqual(expect.arrayContaining(['mendingDue', 'mendingLate']));
  });

  it('asks for nothing where the Act is in force', () => {
    const r = accepted('UU 17/2023');
    expect(r.row).toMatchObject({ defects: '' });
    expect(mending(r)).toEqual([]);
  });
});
