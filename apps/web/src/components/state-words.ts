import type { TFunction } from 'i18next';
import type { Instance, Language, StateValue, Step, Task, Texts } from '../api/types.js';
import { withLongDays } from '../i18n/format.js';

/** 'term.active.review.waiting' and so on: every innermost active state. */
export function leavesOf(value: StateValue, above = ''): string[] {
  const under = (name: string): string => (above === '' ? name : `${above}.${name}`);
  if (typeof value === 'string') return [under(value)];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, under(name)));
}

const regionOf = (path: string): string => path.split('.')[0] ?? path;
const isWithin = (path: string, state: string): boolean => path === state || path.startsWith(`${state}.`);

export const stateWords = (texts: Texts, path: string): string => texts.states[path] ?? path.split('.').at(-1) ?? path;

/** Beside other states of its region, a state is named with the part that it belongs to. */
function placeWords(texts: Texts, leaf: string, others: readonly string[]): string {
  const alone = others.filter((other) => regionOf(other) === regionOf(leaf)).length < 2;
  const part = leaf.split('.').slice(0, -1).join('.');
  return alone || !part.includes('.') ? stateWords(texts, leaf) : `${stateWords(texts, part)}: ${stateWords(texts, leaf)}`;
}

/** Regions that wait for the same say so once. */
const unique = (words: readonly string[]): string[] => [...new Set(words)];

export interface StepNow {
  /** Null for what belongs to no step. */
  readonly step: number | null;
  readonly title: string;
  /** Where it stands, in words; empty when it is somewhere else. */
  readonly places: readonly string[];
  readonly hasTask: boolean;
}

/** The steps of a procedure, each with where the record stands in it. */
export function stepsNow(
  texts: Texts,
  steps: readonly Step[],
  { value, tasks }: { readonly value: StateValue; readonly tasks: readonly Pick<Task, 'step'>[] },
): StepNow[] {
  const leaves = leavesOf(value);
  const home = (leaf: string): number | null => {
    const inside = steps.find(({ states }) => states.some((state) => isWithin(leaf, state)));
    const beside = steps.findLast(({ states }) => states.some((state) => regionOf(state) === regionOf(leaf)));
    return (inside ?? beside)?.step ?? null;
  };
  const placesOf = (step: number | null): string[] =>
    unique(leaves.filter((leaf) => home(leaf) === step).map((leaf) => placeWords(texts, leaf, leaves)));
  // A region that serves several steps names none of them.
  const isShared = (region: string): boolean =>
    steps.filter(({ states }) => states.some((state) => regionOf(state) === region)).length > 1;
  const titleOf = ({ step, states }: Step): string =>
    texts.steps?.[step] ??
    unique(states.map((state) => stateWords(texts, isShared(regionOf(state)) ? state : regionOf(state)))).join(', ');
  const rows = steps.map((step): StepNow => ({
    step: step.step,
    title: titleOf(step),
    places: placesOf(step.step),
    hasTask: tasks.some((task) => task.step === step.step),
  }));
  const rest = placesOf(null);
  return rest.length === 0 ? rows : [...rows, { step: null, title: '', places: rest, hasTask: false }];
}

/** A record's name for people: its safe label; its code while it has none. */
export const nameOf = ({ label, kode }: Pick<Instance, 'label' | 'kode'>, language: Language, t: TFunction): string =>
  label === '' ? t('record.unnamed', { kode }) : withLongDays(label, language);
