import { PEOPLE } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { Refused, Rehearsal } from '../../../libs/testing/src/rehearsal.js';
import { dikRequestV1 } from './index.js';

const { officer, chair, agency } = PEOPLE;
const NOW = '2026-01-05T01:00:00.000Z';
const REQUEST = {
  unit: 'unit-1',
  agency: 'agency-1',
  purpose: 'Daftar informasi yang dikecualikan tahun 2026',
  answersBy: '2026-02-27',
};
const LETTER = { outcome: 'nothing', number: '045/12/2026', date: '2026-01-05' };

const begin = (more: object = {}): Rehearsal => Rehearsal.begin(dikRequestV1, calendar, NOW, officer, { ...REQUEST, ...more });
const notices = (r: Rehearsal): unknown[] =>
  r.effects
    .filter(({ type }) => type === 'notify')
    .map(({ params }) => `${(params['audience'] as { duty: string }).duty}:${params['template'] as string}`);
const answers = (r: Rehearsal): unknown[] =>
  r.effects.filter(({ type }) => type === 'answer').map(({ params }) => params['payload']);

describe('a request to an agency', () => {
  it('is the agency’s task until its last day, and whoever asked learns of the answer and of its check', () => {
    const r = begin();
    expect(notices(r)).toEqual(['answering:asked']);
    expect(r.last.tasks).toMatchObject([{ duty: 'answering', step: 1, dueAt: '2026-02-27T16:00:00.000Z' }]);
    r.send('ANSWER', agency, { outcome: 'sent', note: 'Empat catatan.' });
    expect(r.last.tasks).toMatchObject([{ duty: 'checking', dueAt: '2026-01-12T16:00:00.000Z' }]);
    r.send('ACCEPT', officer);
    expect(r.state).toMatchObject({
      value: 'accepted',
      status: 'done',
      context: { answer: { outcome: 'sent', number: null, date: null, letter: null, givenBy: { id: agency.id }, at: NOW } },
    });
    expect(answers(r)).toEqual([
      { status: 'answered', outcome: 'sent' },
      { status: 'accepted', outcome: 'sent' },
    ]);
    expect(r.effects.find(({ type }) => type === 'answer')?.params).toMatchObject({ event: 'REQUEST_ANSWERED' });
  });

  it('keeps the note sealed', () => {
    const { context } = begin().send('ANSWER', agency, { outcome: 'unchanged', note: 'Rahasia' }).state;
    expect(context).toMatchObject({ answer: { note: { sealed: expect.any(String) as string } } });
  });

  it('takes a letter, with its number and day', () => {
    const r = begin().send('RECORD_ANSWER', officer, LETTER);
    expect(r.state).toMatchObject({
      value: 'checking',
      context: { answer: { ...LETTER, note: null, letter: null, givenBy: { id: officer.id } } },
    });
  });

  it('comes back with a reason, is completed, and is reminded of meanwhile', () => {
    const r = begin().send('ANSWER', agency, { outcome: 'sent' }).send('RETURN', officer, { reason: 'Lembar uji belum ada.' });
    expect(r.last.tasks).toMatchObject([{ duty: 'answering', dueAt: '2026-01-12T16:00:00.000Z' }]);
    r.moveTo('2026-01-12T16:00:00.000Z');
    expect(notices(r).slice(1)).toEqual(['answering:returned', 'answering:returnedIdle', 'oversight:returnedIdle']);
    r.send('ANSWER', agency, { outcome: 'sent' });
    expect([r.state.value, answers(r).slice(1)]).toEqual([
      'checking',
      [
        { status: 'returned', outcome: 'sent' },
        { status: 'answered', outcome: 'sent' },
      ],
    ]);
  });

  it('reminds the checker after five working days', () =>
    expect(notices(begin().send('ANSWER', agency, { outcome: 'sent' }).moveTo('2026-01-12T16:00:00.000Z')).slice(1)).toEqual([
      'checking:checkIdle',
    ]));
});

describe('an agency that says nothing', () => {
  it('is reminded three working days before, is overdue at the end of the day, and the chair is told after five more', () => {
    const r = begin();
    r.liveTo('2026-03-31T00:00:00.000Z');
    expect(r.fired.map(({ name, at }) => [name, at])).toEqual([
      ['answerSoon', '2026-02-23T16:00:00.000Z'],
      ['answerDue', '2026-02-27T16:00:00.000Z'],
      ['answerOverdue', '2026-03-06T16:00:00.000Z'],
    ]);
    expect(notices(r)).toEqual([
      'answering:asked',
      'answering:answerSoon',
      'answering:answerDue',
      'checking:answerDue',
      'oversight:answerOverdue',
    ]);
    expect(answers(r)).toEqual([{ status: 'overdue' }]);
    expect(r.last.tasks).toMatchObject([{ duty: 'answering', dueAt: '2026-02-27T16:00:00.000Z' }]);
    expect(r.send('ANSWER', agency, { outcome: 'nothing' }).state.value).toBe('checking');
  });

  it('gets no reminder whose day had passed when it was asked', () => {
    const r = begin({ answersBy: '2026-01-06' });
    expect(r.last.deadlines.map(({ name }) => name)).toEqual(['answerDue']);
  });

  it('is gone on without: the request is closed, by whoever may', () => {
    for (const actor of [officer, chair]) {
      const r = begin().send('CLOSE', actor);
      expect([r.state.value, r.state.status, answers(r)]).toEqual(['closed', 'done', [{ status: 'closed' }]]);
    }
  });

  it('has answered all the same when only the check is missing', () => {
    const r = begin().send('ANSWER', agency, { outcome: 'sent' }).send('CLOSE', chair);
    expect([r.state.value, answers(r).at(-1)]).toEqual(['accepted', { status: 'accepted', outcome: 'sent' }]);
  });

  it('is closed too while a returned answer is out', () => {
    const r = begin().send('ANSWER', agency, { outcome: 'sent' }).send('RETURN', officer, { reason: 'x' }).send('CLOSE', officer);
    expect([r.state.value, answers(r).at(-1)]).toEqual(['closed', { status: 'closed', outcome: 'sent' }]);
  });
});

describe('what a request refuses', () => {
  it.each([
    ['answers.not-ahead', { answersBy: '2026-01-05' }],
    ['date.beyond-calendar', { answersBy: calendar.data.until }],
  ])('%s', (id, more) => expect(() => begin(more)).toThrow(new Refused([id])));

  it('takes the last day that leaves room for its reminders', () => {
    const day = new Date(`${calendar.data.until}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - 31);
    const last = begin({ answersBy: day.toISOString().slice(0, 10) });
    expect(last.state.value).toBe('asked');
    expect(begin({ answersBy: '2026-01-06' }).state.value).toBe('asked');
  });

  it('date.in-future: a letter of tomorrow', () => {
    expect(begin().refusals('RECORD_ANSWER', officer, { ...LETTER, date: '2026-01-06' })).toEqual(['date.in-future']);
    expect(begin().refusals('RECORD_ANSWER', officer, LETTER)).toEqual([]);
  });
});
