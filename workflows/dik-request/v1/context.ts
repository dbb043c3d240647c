import { by, type AnswerParams, type By, type During, type Facts, type Sealed } from '@tabir/engine';
import { type Instant, type LocalDate } from '@tabir/kernel';
import { type OpenRequest, type Outcome, type RecordAnswer } from './payloads.js';

/** The request as it reaches the machine, with the facts of its step. */
export type Begins = OpenRequest & { readonly $: Facts };

export type RedactedAnswer = Omit<RecordAnswer, 'note' | 'number' | 'date'> &
  Partial<Pick<RecordAnswer, 'number' | 'date'>> & { readonly note?: Sealed };

export interface Given {
  readonly outcome: Outcome;
  readonly number: string | null;
  readonly date: LocalDate | null;
  readonly note: Sealed | null;
  readonly letter: string | null;
  readonly givenBy: By;
  readonly at: Instant;
}

export interface Context {
  readonly unit: string;
  readonly agency: string | null;
  readonly purpose: string;
  readonly answersBy: LocalDate | null;
  readonly answer: Given | null;
}

/** XState asks for a context without a request too, to learn its shape. */
export function begun(input: Begins | undefined): Context {
  const { unit = '', agency = null, purpose = '', answersBy = null } = input ?? {};
  return { unit, agency, purpose, answersBy, answer: null };
}

export const givenNow = ({ $ }: During<Context>, answer: RedactedAnswer): Given => ({
  outcome: answer.outcome,
  number: answer.number ?? null,
  date: answer.date ?? null,
  note: answer.note ?? null,
  letter: answer.letter ?? null,
  givenBy: by($),
  at: $.at,
});

/** How far it is, as whoever asked is told. */
export const STATUSES = ['overdue', 'answered', 'returned', 'accepted', 'closed'] as const;
export type Status = (typeof STATUSES)[number];

/** The event of the asker that this workflow's answers are, and what they say. */
export const told = (status: Status, outcome: Outcome | null = null): AnswerParams => ({
  event: 'REQUEST_ANSWERED',
  payload: { status, ...(outcome === null ? {} : { outcome }) },
});
