import { PEOPLE, standIn } from '../../../libs/testing/src/exempt-record.js';
import { calendar } from '../../../libs/testing/src/indonesian-calendar.js';
import { SETTINGS_CHANGE } from '../../../libs/testing/src/office-changes.js';
import { Refused, Rehearsal, SYSTEM } from '../../../libs/testing/src/rehearsal.js';
import { settingsChangeV1 } from './index.js';

const { officer, colleague, chair, head } = PEOPLE;

/** Four dots. */
const EMBLEM = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEElEQVR4nGNgCFjwH4xhDAA/FAe9pz5WPAAAAABJRU5ErkJggg==';
const LADDER = { t90: 90, t60: 60, t45: 40, t5: 10 };

const begin = (more: object = {}, actor = officer, settings = {}): Rehearsal =>
  Rehearsal.begin(settingsChangeV1, calendar, '2026-01-05T01:00:00.000Z', actor, { ...SETTINGS_CHANGE, ...more }, settings);
const patch = (more: object): unknown =>
  begin({ opinionQuorum: undefined, ...more })
    .send('ACTIVATE', head)
    .effects.at(-1)?.params['patch'];

describe('a change of settings', () => {
  it('is proposed by one person and put in force by another', () => {
    const r = begin();
    expect(r.state.value).toBe('proposed');
    expect(r.last.tasks).toMatchObject([{ duty: 'activation', dueAt: '2026-01-12T16:00:00.000Z' }]);
    r.send('ACTIVATE', chair);
    expect(r.state.value).toBe('applying');
    expect(r.effects).toEqual([
      {
        type: 'adoptSettings',
        params: { report: 'ADOPTED', patch: { opinionQuorum: 2 }, proposedBy: { id: officer.id, onBehalfOf: null } },
      },
    ]);
    r.send('ADOPTED', SYSTEM, { version: 'v-2' });
    expect(r.state).toMatchObject({
      value: 'inForce',
      status: 'done',
      context: {
        version: 'v-2',
        sums: null,
        activated: { at: '2026-01-05T01:00:00.000Z', by: { id: chair.id, onBehalfOf: null } },
      },
    });
    expect(r.effects.at(-1)?.params).toMatchObject({ template: 'adopted' });
    expect(r.last.tasks).toEqual([]);
  });

  it.each([
    [
      'a choice as it is',
      { openingTakesEffect: 'at-once', extensionsCount: false },
      { openingTakesEffect: 'at-once', extensionsCount: false },
    ],
    [
      '0 opinions as the default, the whole panel',
      { opinionQuorum: 0, extensionsCount: true },
      { opinionQuorum: null, extensionsCount: true },
    ],
    [
      'articles with the paper that verifies them, and null for what counts no more',
      {
        verifiedArticles: [
          { article: 'uu-14-2008/19', verified: true },
          { article: 'uu-14-2008/2', verified: false },
        ],
      },
      { verifiedArticles: { 'uu-14-2008/19': SETTINGS_CHANGE.basis, 'uu-14-2008/2': null } },
    ],
    [
      'a letterhead whole, and null for what it has not',
      { letterhead: { government: 'Pemerintah Kota Contoh', office: 'Dinas Kominfo' } },
      { letterhead: { government: 'Pemerintah Kota Contoh', office: 'Dinas Kominfo', address: null, emblem: null } },
    ],
    [
      'a letterhead with all that it can have',
      {
        letterhead: { government: 'Pemerintah Kota Contoh', office: 'Dinas Kominfo', address: 'Jalan Contoh 1', emblem: EMBLEM },
      },
      {
        letterhead: { government: 'Pemerintah Kota Contoh', office: 'Dinas Kominfo', address: 'Jalan Contoh 1', emblem: EMBLEM },
      },
    ],
    ['duties by name', { duties: [{ duty: 'a.b', roles: ['chair'] }] }, { duties: { 'a.b': ['chair'] } }],
    [
      'the patterns of the unit that proposes, and null for one to be taken away',
      { numberPatterns: [{ kind: 'sheet', pattern: 'LPK/{n}/{year}' }, { kind: 'list' }] },
      { numberPatterns: { 'unit-1': { sheet: 'LPK/{n}/{year}', list: null } } },
    ],
    ['nothing of what was sent as null', { openingTakesEffect: null, extensionsCount: false }, { extensionsCount: false }],
  ])('carries %s', (_what, more, expected) => expect(patch(more)).toEqual(expected));

  it('carries a ladder whole, and then has every record derived anew, page by page', () => {
    const r = begin({ opinionQuorum: undefined, ladder: LADDER }).send('ACTIVATE', head);
    expect(r.effects.at(-1)?.params['patch']).toEqual({ ladder: LADDER });
    r.send('ADOPTED', SYSTEM, { version: 'v-2' });
    expect(r.state.value).toBe('recalculating');
    expect(r.effects.at(-1)).toEqual({ type: 'recalculateAll', params: { report: 'RECORDS_RECALCULATED', after: null } });
    const page = { checked: 200, moved: 2, failed: 0, agencies: [{ agency: null, moved: 2 }] };
    r.send('RECORDS_RECALCULATED', SYSTEM, { ...page, through: 'i-200' });
    expect(r.state.value).toBe('recalculating');
    expect(r.effects.at(-1)?.params).toEqual({ report: 'RECORDS_RECALCULATED', after: 'i-200' });
    r.send('RECORDS_RECALCULATED', SYSTEM, { checked: 7, moved: 1, failed: 1, agencies: [{ agency: 'a-1', moved: 1 }] });
    expect(r.state).toMatchObject({ value: 'inForce', status: 'done', context: { version: 'v-2', through: null } });
    expect(r.context['sums']).toEqual({
      checked: 207,
      moved: 3,
      failed: 1,
      agencies: [
        { agency: null, moved: 2 },
        { agency: 'a-1', moved: 1 },
      ],
    });
    expect(r.effects.slice(-2).map(({ params }) => params['template'])).toEqual(['recalculated', 'recalculated']);
  });

  it('proposes to move something with a ladder alone, and only until it is activated', () => {
    const proposal = (r: Rehearsal): unknown => settingsChangeV1.proposes?.(r.state.context);
    const r = begin({ ladder: LADDER });
    expect(proposal(r)).toEqual({ settings: { ladder: LADDER, opinionQuorum: 2 } });
    expect(proposal(begin())).toBeNull();
    expect(proposal(r.send('ACTIVATE', head))).toBeNull();
  });

  it('can be rejected, or withdrawn, and is over then', () => {
    const rejected = begin().send('REJECT', chair, { reason: 'x' });
    expect(rejected.state).toMatchObject({ value: 'rejected', status: 'done' });
    expect(rejected.effects).toMatchObject([{ type: 'notify', params: { template: 'rejected' } }]);
    expect(begin().send('WITHDRAW', colleague, { reason: 'x' }).state).toMatchObject({ value: 'rejected', status: 'done' });
  });

  it('reminds after five working days, once', () => {
    const r = begin().moveTo('2026-01-12T16:00:00.000Z');
    expect(r.effects).toMatchObject([{ type: 'notify', params: { template: 'proposalIdle' } }]);
    expect(r.moveTo('2027-01-12T16:00:00.000Z').effects).toHaveLength(1);
  });
});

describe('the rules of a change of settings', () => {
  it.each([
    ['the proposer', chair, chair],
    ['whoever stands in for the proposer', chair, standIn(head, chair)],
    ['the person for whom it was proposed', standIn(officer, head), head],
    ['whoever stands in for the same person', standIn(officer, head), standIn(chair, head)],
  ])('refuse the activation by %s', (_who, proposer, activator) => {
    expect(begin({}, proposer).refusals('ACTIVATE', activator)).toEqual(['four-eyes.proposer']);
  });

  it.each([
    ['nothing', { opinionQuorum: undefined }, {}],
    ['what is in force', {}, { opinionQuorum: 2 }],
    ['a setting away that is not there', { opinionQuorum: 0 }, {}],
    [
      'a pattern that is in force',
      { opinionQuorum: undefined, numberPatterns: [{ kind: 'sheet', pattern: '{n}/{year}' }] },
      { numberPatterns: { 'unit-1': { sheet: '{n}/{year}' }, 'unit-2': {} } },
    ],
    [
      'to take back a verification that nobody gave',
      { opinionQuorum: undefined, verifiedArticles: [{ article: 'uu-14-2008/19', verified: false }] },
      {},
    ],
    [
      'a verification that there is by the same paper',
      { opinionQuorum: undefined, verifiedArticles: [{ article: 'uu-14-2008/19', verified: true }] },
      { verifiedArticles: { 'uu-14-2008/19': SETTINGS_CHANGE.basis } },
    ],
  ])('refuse to propose %s', (_what, more, settings) => {
    expect(() => begin(more, officer, settings)).toThrow(new Refused(['change.nothing']));
  });

  it.each([
    ['whose second rung is no later than its first', { ...LADDER, t60: 90 }],
    ['whose third rung is no later than its second', { ...LADDER, t45: 60 }],
  ])('refuse a ladder %s', (_what, ladder) => {
    expect(() => begin({ ladder })).toThrow(new Refused(['ladder.order']));
  });

  it.each([
    ['T−30 before the third rung', { ...LADDER, t45: 30 }],
    ['T−30 after the last one', { ...LADDER, t5: 30 }],
    ['the last rung on the last day', { ...LADDER, t5: 0 }],
    ['a rung that a year does not hold', { ...LADDER, t90: 251 }],
    ['half a day', { ...LADDER, t60: 60.5 }],
    ['a part of it only', { t90: 90 }],
  ])('know no ladder with %s', (_what, ladder) => {
    expect(() => begin({ ladder })).toThrow(expect.objectContaining({ code: 'payload.invalid' }) as never);
  });

  it.each([
    ['a pattern without a running number', [{ kind: 'sheet', pattern: 'LPK/{year}' }]],
    ['two patterns for one kind of paper', [{ kind: 'sheet', pattern: '{n}/{year}' }, { kind: 'sheet' }]],
    ['a kind of paper that nobody numbers', [{ kind: 'memo', pattern: '{n}/{year}' }]],
  ])('refuse %s', (_what, numberPatterns) => {
    expect(() => begin({ numberPatterns })).toThrow(expect.objectContaining({ code: 'payload.invalid' }) as Error);
  });

  it('refuse to activate what has come into force meanwhile', () => {
    const r = begin();
    r.settings = { opinionQuorum: 2 };
    expect(r.refusals('ACTIVATE', chair)).toEqual(['change.nothing']);
  });
});
