import type { InstanceView, Preview, Texts } from '../api/types.js';
import { changesBetween, isEmpty } from './changes.js';
import { leavesOf, stepsNow } from './state-words.js';

const texts = {
  states: {
    intake: 'Masuk',
    'intake.draft': 'Draf',
    'intake.accepted': 'Diterima',
    term: 'Jangka waktu',
    'term.active.review': 'Tinjauan',
    'term.active.review.waiting': 'Menunggu',
    'term.active.ladder': 'Tangga',
    'term.active.ladder.quiet': 'Tenang',
  },
} as unknown as Texts;

const STEPS = [
  { step: 1, states: ['intake.draft', 'intake.submitted'] },
  { step: 3, states: ['term.active.review.preparing'] },
];
const running = { review: 'waiting', ladder: 'quiet' };

describe('where a record stands', () => {
  it('is every innermost state, of regions or of a single line', () => {
    expect(leavesOf({ intake: 'draft', term: { active: running } })).toEqual([
      'intake.draft',
      'term.active.review.waiting',
      'term.active.ladder.quiet',
    ]);
    expect(leavesOf('open')).toEqual(['open']);
  });

  it('is told for each step by its region, whether the step is at work or not', () => {
    expect(stepsNow(texts, STEPS, { value: { intake: 'accepted', term: { active: running } }, tasks: [{ step: 3 }] })).toEqual([
      { step: 1, title: 'Masuk', places: ['Diterima'], hasTask: false },
      { step: 3, title: 'Jangka waktu', places: ['Tinjauan: Menunggu', 'Tangga: Tenang'], hasTask: true },
    ]);
  });

  it('is told under the name that the workflow gives to a step', () => {
    const named = { ...texts, steps: { 3: 'Meninjau' } } as unknown as Texts;
    expect(stepsNow(named, STEPS, { value: { intake: 'draft' }, tasks: [] }).map(({ title }) => title)).toEqual([
      'Masuk',
      'Meninjau',
    ]);
  });

  it('is told by the states of a step where its region serves other steps too', () => {
    const words = { states: { list: 'Daftar', 'list.asking': 'Meminta', 'list.signing': 'Menetapkan' } } as unknown as Texts;
    const steps = [
      { step: 1, states: ['list.asking'] },
      { step: 2, states: ['list.signing', 'term.active'] },
    ];
    expect(
      stepsNow({ ...words, states: { ...words.states, term: 'Waktu' } }, steps, { value: { list: 'asking' }, tasks: [] }),
    ).toEqual([
      { step: 1, title: 'Meminta', places: ['Meminta'], hasTask: false },
      { step: 2, title: 'Menetapkan, Waktu', places: [], hasTask: false },
    ]);
  });

  it('is told at one step only where the steps follow each other in a line', () => {
    const line = [
      { step: 1, states: ['draft'] },
      { step: 2, states: ['review'] },
    ];
    expect(stepsNow(texts, line, { value: 'draft', tasks: [] }).map(({ places }) => places)).toEqual([['draft'], []]);
  });

  it('is told once where two regions of a step wait for the same', () => {
    const words = { states: { 'hold.waiting': 'Menunggu', 'storage.waiting': 'Menunggu' } } as unknown as Texts;
    const steps = [{ step: 4, states: ['storage.waiting', 'hold.waiting'] }];
    const [step] = stepsNow(words, steps, { value: { storage: 'waiting', hold: 'waiting' }, tasks: [] });
    expect(step?.places).toEqual(['Menunggu']);
  });

  it('is told apart for what belongs to no step', () => {
    expect(stepsNow(texts, STEPS, { value: { audit: 'calm' }, tasks: [] }).at(-1)).toEqual({
      step: null,
      title: '',
      places: ['calm'],
      hasTask: false,
    });
  });
});

describe('what an event would change', () => {
  const task = { state: 'intake.draft', duty: 'collection', dueAt: null };
  const now = { status: 'active', value: { intake: 'draft' }, tasks: [task, task], deadlines: [] } as unknown as InstanceView;

  it('is the difference in states, tasks and deadlines', () => {
    const deadline = { state: 'term', name: 't90', dueAt: '2027-01-01T00:00:00.000Z' };
    const then: Omit<Preview, 'others'> = { status: 'done', value: { intake: 'accepted' }, tasks: [task], deadlines: [deadline] };
    expect(changesBetween(texts, now, then)).toEqual({
      moves: [{ region: 'Masuk', from: ['Draf'], to: ['Diterima'] }],
      opened: [],
      closed: [task],
      armed: [deadline],
      dropped: [],
      completes: true,
    });
  });

  it('is nothing when all stays', () => {
    expect(isEmpty(changesBetween(texts, now, now))).toBe(true);
  });
});
