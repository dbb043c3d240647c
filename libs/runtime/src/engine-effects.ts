import type { Actor, AnswerParams, BatchAnswered, OpenSealedParams, SendParams, StartAnswered, StartParams } from '@tabir/engine';
import { AppError, faultPoint, type JsonObject } from '@tabir/kernel';
import type { Commands } from './commands.js';
import type { BriefHandler, EffectHandler } from './effects.js';
import { caseStream, readLogEntry, type LogRecord } from './log-row.js';
import { SYSTEM } from './policy.js';
import type { Agenda, LeasedEffect, Member, MemberRefusal, Reads } from './ports.js';
import type { Errand } from './request.js';
import { openSecrets } from './secrets.js';

export interface EngineEffectPorts {
  readonly commands: Commands;
  readonly agenda: Agenda;
  readonly reads: Reads;
}

/** The effects that every workflow may declare, whoever runs them: a worker, the simulation, the seed of a demo. */
export const engineEffects = (ports: EngineEffectPorts) =>
  ({ openSealed: openSealed(ports.reads), send: send(ports), start: start(ports), answer: answer(ports) }) satisfies Record<
    string,
    EffectHandler
  >;

/** Reads sealed values and reports them in clear, e.g. private opinions when all are in. */
export const openSealed =
  (reads: Reads): BriefHandler =>
  async ({ instanceId, params }) => {
    const { report, values } = params as unknown as OpenSealedParams;
    const clear = await reads.sealed(
      instanceId,
      values.map(({ handle }) => handle.sealed),
    );
    const opened = values.map(({ key, handle }) => {
      const text = clear.get(handle.sealed)?.text ?? null;
      return { key, value: text === null ? null : (JSON.parse(text) as unknown) };
    });
    return { type: report, payload: { values: opened } };
  };

/** Members whose answers make one report. */
const PART = 100;
/** A member that fails in an unknown way keeps the others waiting for this many tries, and is then reported as refused. */
const PATIENCE = 3;

/**
 * Asks every member that has not answered, each in a transaction of its own under an id that follows from outbox row and place,
 * and then reports each hundred: that the sender refuses a report keeps nobody from being asked. Whatever dies on the way, the
 * next delivery goes on where answers are missing.
 */
const send =
  ({ commands, agenda, reads }: EngineEffectPorts): EffectHandler =>
  async (effect, lease) => {
    const { event, payload = {}, report, orderedBy } = effect.params as unknown as SendParams;
    const errand = await errandOf(reads, effect, payload, orderedBy);
    const parts: (readonly Member[])[] = [];
    for (let total = Infinity; parts.length * PART < total;) {
      const page = await agenda.members(effect.id, parts.length * PART, PART);
      ({ total } = page);
      const answered: Member[] = [];
      for (const member of page.members) {
        await lease.keep();
        answered.push({ ...member, answer: member.answer ?? (await ask({ commands, agenda }, errand, member, event)) });
        faultPoint('send.after-member');
      }
      parts.push(answered);
    }
    for (const [part, members] of parts.slice(0, -1).entries()) {
      await lease.keep();
      const left = parts.slice(part + 1).flat().length;
      await commands.report(effect, { type: report, payload: batchOf(members, left), part });
      faultPoint('send.after-part');
    }
    await lease.keep();
    return { type: report, payload: batchOf(parts.at(-1) ?? [], 0) };
  };

/** The member's answer, as it stands: a worker that was thought dead may have been given one before. */
async function ask(
  { commands, agenda }: Pick<EngineEffectPorts, 'commands' | 'agenda'>,
  errand: Errand,
  member: Member,
  event: string,
): Promise<'applied' | MemberRefusal> {
  const answered = (answer: 'applied' | MemberRefusal) => agenda.memberAnswered(errand.effect, member.position, answer);
  try {
    await commands.sendFor(errand, member, event);
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') return answered(refusalOf(error));
    if (error instanceof AppError || (await agenda.memberBroke(errand.effect, member.position)) <= PATIENCE) throw error;
    return answered({ code: 'member.failed', rules: [] });
  }
  return answered('applied');
}

function batchOf(members: readonly Member[], left: number): BatchAnswered {
  return {
    applied: members.filter(({ answer }) => answer === 'applied').map(({ instanceId }) => instanceId),
    refused: members.flatMap(({ instanceId, answer }) =>
      answer === null || answer === 'applied' ? [] : [{ member: instanceId, code: answer.code, rules: [...answer.rules] }],
    ),
    left,
  };
}

/** Begins the other instance and reports it, or why it could not be begun. */
const start =
  ({ commands, reads }: EngineEffectPorts): BriefHandler =>
  async (effect) => {
    const { workflow, payload, report, ref, orderedBy } = effect.params as unknown as StartParams;
    const errand = await errandOf(reads, effect, payload, orderedBy);
    const answered = await commands.startFor(errand, workflow).then(
      ({ instanceId, kode }): StartAnswered => ({ ref, instance: instanceId, kode }),
      (error: unknown): StartAnswered => {
        if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
        return { ref, ...refusalOf(error) };
      },
    );
    return { type: report, payload: answered };
  };

/** Tells the instance by way of which this one was begun. */
const answer =
  ({ commands, reads }: EngineEffectPorts): BriefHandler =>
  async (effect) => {
    const { event, payload } = effect.params as unknown as AnswerParams;
    const [first] = (await reads.history(caseStream(effect.instanceId), 0, 1)).map(readLogEntry);
    if (!first) throw new Error(`The first log row of ${effect.instanceId} is missing.`);
    const { via } = first.actor;
    if (via === undefined) return null;
    const opened = await openSecrets(reads, effect.instanceId, payload);
    const errand = { effect: effect.id, actor: SYSTEM, ...opened };
    await commands.answerFor(errand, { ...effect, workflow: first.workflow }, { instanceId: via, type: event });
    return null;
  };

function refusalOf({ code, meta }: AppError): { code: string; rules: string[] } {
  const refusals = code === 'event.refused' ? (meta.refusals as readonly { id: string }[]) : [];
  return { code, rules: [...new Set(refusals.map(({ id }) => id))] };
}

const isSent = ({ kind, event }: LogRecord, type: string): boolean =>
  (kind === 'event' || kind === 'start') && event.type === type;

/**
 * Whose will an effect is, by way of its instance: of whoever took the step that caused it, as the log tells; or of whoever sent
 * last before it the event by which it was ordered.
 */
export async function willOf(reads: Reads, { id, instanceId, seq }: LeasedEffect, orderedBy?: string): Promise<Actor> {
  const from = orderedBy === undefined ? seq - 1 : 0;
  const rows = (await reads.history(caseStream(instanceId), from, seq - from)).map(readLogEntry);
  const step = rows.findLast((row) => (orderedBy === undefined ? row.seq === seq : isSent(row, orderedBy)));
  if (!step) throw new Error(`The log row of effect ${id} is missing.`);
  return { ...step.actor, via: instanceId };
}

/** The person whose will it is acts in the other instance too, and the log there says by way of which instance. */
async function errandOf(reads: Reads, effect: LeasedEffect, payload: JsonObject, orderedBy?: string): Promise<Errand> {
  const actor = await willOf(reads, effect, orderedBy);
  return { effect: effect.id, actor, ...(await openSecrets(reads, effect.instanceId, payload)) };
}
