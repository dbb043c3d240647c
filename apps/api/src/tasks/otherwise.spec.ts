import type { Deadline } from '@tabir/engine';
import { instant } from '@tabir/kernel';
import { exemptInformationV1 } from '../../../../workflows/exempt-information/v1/index.js';
import { otherwise } from './otherwise.js';

const LADDER = 'term.active.period.ladder';
const armed = (state: string, name: string, day: string): Deadline => ({
  key: `${state}#1#${name}`,
  state,
  epoch: 1,
  name,
  dueAt: instant(`${day}T16:00:00.000Z`),
});
const LATE = armed(LADDER, 't5', '2027-10-05');
const END = armed(LADDER, 'termEnds', '2027-10-13');
const nameOf = (task: string, ...pending: Deadline[]): string | undefined => otherwise(exemptInformationV1, task, pending)?.name;

describe('what happens to a task when nobody acts', () => {
  it('is the deadline that ends its state, though it is armed in another region, and no rung before it', () => {
    expect(nameOf('term.active.review.preparing', LATE, END)).toBe('termEnds');
    expect(nameOf('term.active.review.considering', END, LATE)).toBe('termEnds');
  });

  it('is else a deadline of its own state, or of one above it', () => {
    expect(nameOf('storage.pending', END, armed('storage.pending', 'storageIdle', '2027-01-04'))).toBe('storageIdle');
    expect(nameOf('storage.stored.lent.out', armed('storage.stored.lent', 'loanDue', '2027-01-04'))).toBe('loanDue');
  });

  it('is nothing where only other tasks have deadlines', () => {
    const release = armed('term.open.release.pending', 'releaseIdle', '2027-10-20');
    expect(nameOf('term.open.incident.unexplained', release)).toBeUndefined();
    expect(nameOf('storage.pending', END, LATE)).toBeUndefined();
    expect(nameOf('storage.pending')).toBeUndefined();
  });

  it('is nothing for what this version of the workflow does not know', () => {
    expect(nameOf('term.active.review.preparing', armed('term.gone', 'termEnds', '2027-10-13'))).toBeUndefined();
    expect(nameOf('term.active.review.preparing', armed(LADDER, 'gone', '2027-10-13'))).toBeUndefined();
  });
});
