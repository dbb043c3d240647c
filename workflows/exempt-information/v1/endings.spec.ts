import { type LocalDate } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from '@tabir/register/row';
import {
  FILE,
  PAYLOADS,
  PEOPLE,
  REMAINDER,
  determination,
  ground,
  record,
  renewed,
} from '../../../libs/testing/src/exempt-record.js';
import { expectGenerated } from '../../../libs/testing/src/generated-page.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Refused, Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { exemptInformationV1 } from './index.js';

const { officer, chair, head, agency } = PEOPLE;
const RECHECK = '2026-06-01';

/** Every kind of term, under a letter that may have it and that the ending can concern. */
const TERMS: Readonly<Record<string, object>> = {
  'until a day': { kind: 'date', endsOn: '2026-12-31' },
  years: { kind: 'years', startsOn: '2020-01-01', years: 20 },
  event: { kind: 'event', event: 'Renja ditetapkan', recheckOn: RECHECK },
  'event + years': { kind: 'event-years', event: 'seleksi selesai', years: 2, recheckOn: RECHECK },
  consent: { kind: 'consent', recheckOn: RECHECK },
  indefinite: { kind: 'indefinite', recheckOn: RECHECK },
  'not stated': { kind: 'unstated', recheckOn: RECHECK },
};

const review = (r: Rehearsal, more: object = {}): Rehearsal =>
  r
    .send('OPEN_REVIEW', officer)
    .send('PREPARE_REVIEW', officer, { recommendation: 'open', reason: 'x', noConsiderationBecause: 'y', ...more })
    .send('DECIDE_TO_OPEN', chair, PAYLOADS.DECIDE_TO_OPEN)
    .send('APPROVE_OPENING', head);
const opensOn = (r: Rehearsal): Rehearsal => {
  const next = r.last.deadlines.find(({ name }) => name === 'opens');
  return next ? r.liveTo(next.dueAt) : r;
};
const reported = (r: Rehearsal, endedBy: string, more: object = {}): Rehearsal =>
  r.send('REPORT_END', officer, { ...PAYLOADS.REPORT_END, endedBy, ...more }).send('CONFIRM_END', chair);
const agreed = (r: Rehearsal): Rehearsal => r.send('DETERMINE_CHANGE', chair).send('APPROVE_CHANGE', head);
const later = [ground({ kind: 'date', endsOn: '2027-12-31' })];

interface Ending {
  readonly who: string;
  readonly letter?: string;
  readonly bring: (r: Rehearsal) => Rehearsal;
}

const ENDINGS: Readonly<Record<string, Ending>> = {
  'its term runs out': {
    who: 'the law',
    bring: (r) => {
      const { endsOn } = r.row as unknown as RegisterRow;
      return endsOn === null ? r : r.liveTo(calendar.endOf(endsOn as LocalDate));
    },
  },
  'the event has happened': { who: 'officer reports, chair confirms', bring: (r) => reported(r, 'event') },
  consent: { who: 'officer reports, chair confirms', bring: (r) => reported(r, 'consent') },
  'public office': { who: 'officer reports, chair confirms', bring: (r) => reported(r, 'public-office') },
  'open court': { who: 'officer reports, chair confirms', letter: 'a', bring: (r) => reported(r, 'open-court') },
  ruling: { who: 'officer reports, chair confirms', bring: (r) => reported(r, 'ruling') },
  'ruling in part': { who: 'officer reports, chair confirms', bring: (r) => reported(r, 'ruling', { remainder: REMAINDER }) },
  decision: { who: 'officer prepares, team considers, chair decides, head approves', bring: (r) => opensOn(review(r)) },
  'decision in part': {
    who: 'officer prepares, team considers, chair decides, head approves',
    bring: (r) => review(r, { remainder: REMAINDER }),
  },
  'new determination': {
    who: 'officer proposes, chair determines, head approves',
    bring: (r) => agreed(r.send('PROPOSE_DETERMINATION', officer, { ...renewed(later), decreeFile: FILE })),
  },
  correction: {
    who: 'officer proposes, chair confirms; head too, where it prolongs',
    bring: (r) => {
      const paper = { ...determination([ground({ kind: 'date', endsOn: '2026-03-31' })]), decreeFile: FILE };
      return r.send('PROPOSE_CORRECTION', officer, paper).send('CONFIRM_CHANGE', chair);
    },
  },
  void: {
    who: 'officer proposes, chair confirms',
    bring: (r) => r.send('PROPOSE_VOID', officer, PAYLOADS.PROPOSE_VOID).send('CONFIRM_CHANGE', chair),
  },
};

/** On the list and uploaded, on Monday 5 January 2026. */
const listed = (term: object, letter: string): Rehearsal =>
  Rehearsal.begin(
    exemptInformationV1,
    calendar,
    '2026-01-05T01:00:00.000Z',
    agency,
    record({ determination: determination([ground(term, letter)]) }),
  )
    .send('SUBMIT', agency)
    .send('ACCEPT', chair)
    .send('STORE', officer, PAYLOADS.STORE)
    .send('CLASSIFY', officer, PAYLOADS.CLASSIFY)
    .send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING)
    .send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING)
    .send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);

interface Outcome {
  readonly status: string;
  /** DIK: what is to be done about its line there. */
  readonly exemptList: string;
  /** DIP: whether it may stand there. */
  readonly publicList: string;
  readonly clocks: string;
  readonly tasks: string;
}

const LINES: Readonly<Record<string, string>> = {
  uploaded: 'stays',
  'outdated.reworded': 'upload anew',
  'outdated.opened': 'upload without it',
};

function outcomeOf(r: Rehearsal): Outcome {
  const row = r.row as unknown as RegisterRow;
  const status = effectiveStatus(row, r.now);
  const legal = r.last.deadlines.map(({ name }) => name).filter((name) => /^t\d|termEnds|opens/.test(name));
  const rechecks = r.last.deadlines.some(({ name }) => name.startsWith('recheck'));
  const clocks = [...(legal.length > 0 ? [`to ${row.endsOn}`] : []), ...(rechecks ? ['recheck'] : [])];
  return {
    status: `${status}${status === 'open' ? `, by ${row.openBasis}${row.opensInPart ? ' in part' : ''}` : ''}`,
    exemptList: LINES[row.listing] ?? row.listing,
    publicList: status === 'open' ? 'yes' : 'no',
    clocks: clocks.join(', ') || 'none',
    tasks: [...new Set(r.last.tasks.map(({ duty }) => duty))].sort().join(', ') || 'none',
  };
}

function outcome({ bring, letter = 'h' }: Ending, term: object): Outcome | null {
  try {
    return outcomeOf(bring(listed(term, letter)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return null;
  }
}

const CELLS = Object.entries(ENDINGS).flatMap(([name, ending]) =>
  Object.entries(TERMS).map(([term, value]) => ({ name, term, who: ending.who, outcome: outcome(ending, value) })),
);

/** Terms with the same outcome share a line. */
function lines(): string[][] {
  const found = new Map<string, { cell: (typeof CELLS)[number]; terms: string[] }>();
  for (const cell of CELLS) {
    const key = JSON.stringify([cell.name, cell.outcome]);
    found.set(key, { cell, terms: [...(found.get(key)?.terms ?? []), cell.term] });
  }
  return [...found.values()].map(({ cell: { name, who, outcome: what }, terms }) => [
    name,
    terms.length === Object.keys(TERMS).length ? 'all' : terms.join(', '),
    who,
    ...(what ? [what.status, what.exemptList, what.publicList, what.clocks, what.tasks] : ['refused', '', '', '', '']),
  ]);
}

const HEAD = [
  'ending',
  'terms',
  'who acts',
  'the record is',
  'exempt list (DIK)',
  'public list (DIP)',
  'clocks left',
  'tasks for',
];

describe('what an ending does', () => {
  it.each(CELLS.filter(({ outcome: what }) => what?.publicList === 'yes'))(
    '$name opens what is exempt $term: off the list, to be released, no legal clock left',
    ({ outcome: what }) => {
      expect(what).toMatchObject({ exemptList: 'upload without it', clocks: 'none' });
      expect(what?.tasks.split(', ')).toEqual(expect.arrayContaining(['release', 'upload']));
      expect(what?.tasks.includes('collection')).toBe(what?.status.endsWith('in part'));
    },
  );

  it.each(CELLS.filter(({ outcome: what }) => what?.status === 'exempt'))(
    '$name leaves what is exempt $term with a clock of its own, and in no public list',
    ({ outcome: what }) => {
      expect(what?.publicList).toBe('no');
      expect(what?.clocks).not.toBe('none');
    },
  );

  it('is in the README as it is', async () => {
    const endings = [HEAD, HEAD.map(() => '---'), ...lines()].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    await expectGenerated(new URL('./README.md', import.meta.url), { endings });
  });
});
