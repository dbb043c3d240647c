import type { DueDeadline, InstanceView, Preview, Texts } from '../api/types.js';
import { leavesOf, stateWords } from './state-words.js';

export interface Change {
  readonly moves: readonly { readonly region: string; readonly from: readonly string[]; readonly to: readonly string[] }[];
  readonly opened: readonly { readonly duty: string; readonly dueAt: string | null }[];
  readonly closed: readonly { readonly duty: string }[];
  readonly armed: readonly DueDeadline[];
  readonly dropped: readonly DueDeadline[];
  readonly completes: boolean;
}

const without = <T>(all: readonly T[], known: readonly T[], keyOf: (item: T) => string): T[] => {
  const left = known.map(keyOf);
  return all.filter((item) => {
    const at = left.indexOf(keyOf(item));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const taskKey = ({ state, duty }: { state: string; duty: string }): string => `${state} ${duty}`;
const deadlineKey = ({ name, dueAt }: DueDeadline): string => `${name} ${dueAt}`;

/** What an event would change, from the record as it is and as it would be. */
export function changesBetween(texts: Texts, now: InstanceView, then: Omit<Preview, 'others'>): Change {
  const [left, entered] = [leavesOf(now.value), leavesOf(then.value)];
  const gone = left.filter((leaf) => !entered.includes(leaf));
  const come = entered.filter((leaf) => !left.includes(leaf));
  const regions = [...new Set([...gone, ...come].map((leaf) => leaf.split('.')[0] ?? leaf))];
  const named = (leaves: readonly string[], region: string): string[] =>
    leaves.filter((leaf) => leaf.split('.')[0] === region).map((leaf) => stateWords(texts, leaf));
  return {
    moves: regions.map((region) => ({ region: stateWords(texts, region), from: named(gone, region), to: named(come, region) })),
    opened: without(then.tasks, now.tasks, taskKey),
    closed: without<{ state: string; duty: string }>(now.tasks, then.tasks, taskKey),
    armed: without(then.deadlines, now.deadlines, deadlineKey),
    dropped: without(now.deadlines, then.deadlines, deadlineKey),
    completes: now.status === 'active' && then.status === 'done',
  };
}

export const isEmpty = ({ moves, opened, closed, armed, dropped, completes }: Change): boolean =>
  !completes && [moves, opened, closed, armed, dropped].every(({ length }) => length === 0);
