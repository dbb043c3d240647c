import type { JsonObject } from '@tabir/kernel';
import { IsArray, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { Nested } from './payload.js';
import type { Sealed } from './sealed.js';

/**
 * Effects that the engine itself brings. A machine declares them like its own, `actions: { send: effect<SendParams>() }`, and each
 * answers with the event that `report` names; that event has the duty `system` and the payload class named here.
 */
export const ENGINE_EFFECTS = ['openSealed', 'send', 'start', 'answer'] as const;

/** Opens sealed values of the instance itself, private ones too. Answer: `values` with key and clear value, null where erased. */
export interface OpenSealedParams {
  readonly report: string;
  readonly values: readonly { readonly key: string; readonly handle: Sealed }[];
}

/** All instances of a workflow in the sender's unit: those with an open task in the state, those of the agency, or both. */
export interface Among {
  readonly workflow: string;
  readonly state?: string;
  readonly agency?: string;
}

/**
 * Sends one event to other instances, each in a transaction of its own, as the person who caused the effect. Who they are is
 * frozen in the commit of the sender, with the revision that each had: a decision on one that has moved on is refused as stale.
 * Answer: BatchAnswered, one for each hundred; an empty set is answered too. Handles in `payload` are opened for the receiver,
 * which must seal them again.
 */
export interface SendParams {
  readonly to: readonly string[] | Among;
  readonly event: string;
  /**
   * The event by which a person ordered what is carried out only now, after a deadline or a report: as whoever sent it last,
   * in the role held then. Left out, what no person caused is sent as the system, which holds no duty of people.
   */
  readonly orderedBy?: string;
  readonly payload?: JsonObject;
  readonly report: string;
}

/** Begins another instance as the person who caused the effect. Answer: StartAnswered with the same `ref`. Handles as in SendParams. */
export interface StartParams {
  readonly workflow: string;
  /** As in SendParams; 'START' for whoever began the sender. */
  readonly orderedBy?: string;
  readonly payload: JsonObject;
  readonly report: string;
  /** The sender's own name for what is begun. */
  readonly ref: string;
}

/**
 * Tells the instance by way of which this one was begun; nobody, where a person began it directly. The event there has the duty `system`
 * and names this workflow as the one that it comes `from`. Its payload is this one and what `Answered` says. Handles as in SendParams.
 */
export interface AnswerParams {
  readonly event: string;
  readonly payload: JsonObject;
}

/**
 * Why a member did not take the event: a code of docs/errors.md with, for `event.refused`, the ids of the refusals; or
 * `member.failed`, when it broke the program again and again.
 */
export class MemberRefused {
  @IsString() member!: string;
  @IsString() code!: string;
  @IsArray() @IsString({ each: true }) rules!: string[];
}

/** What up to a hundred members of a `send` answered, in the order in which they were frozen. */
export class BatchAnswered {
  @IsArray() @IsString({ each: true }) applied!: string[];
  @Nested(() => MemberRefused, 'array') refused!: MemberRefused[];
  /** Members that have not been asked yet; 0 in the last answer. */
  @IsInt() @Min(0) left!: number;
}

/** The base of what an `answer` tells: whose it is, and by which row of its log, since effects may arrive in another order. */
export class Answered {
  @IsString() instance!: string;
  @IsInt() @Min(1) seq!: number;
}

/** What came of a `start`: the instance, or the code and the refusals. */
export class StartAnswered {
  @IsString() ref!: string;
  @IsOptional() @IsString() instance?: string;
  @IsOptional() @IsString() kode?: string;
  @IsOptional() @IsString() code?: string;
  @IsOptional() @IsArray() @IsString({ each: true }) rules?: string[];
}
