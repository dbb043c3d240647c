import type { Actor, BatchAnswered, OpenSealedParams, SendParams, StartAnswered, StartParams } from '@tabir/engine';
import { AppError, faultPoint, plusMs, type JsonObject } from '@tabir/kernel';
import type { Commands } from './commands.js';
import { LEASE_MS, LeaseLost, type EffectHandler } from './effects.js';
import { caseStream, readLogEntry } from './log-row.js';
import type { Agenda, LeasedEffect, Member, MemberRefusal, Office, Reads } from './ports.js';
import type { Errand, Report } from './request.js';
import { openSecrets } from './secrets.js';

export interface EngineEffectPorts {
  readonly commands: Commands;
  readonly agenda: Agenda;
  readonly reads: Reads;
  readonly office: Office;
}

/** The effects that every workflow may declare, whoever runs them: a worker, the simulation, the seed of a demo. */
export const engineEffects = (ports: EngineEffectPorts) =>
  ({ openSealed: openSealed(ports.reads), send: send(ports), start: start(ports) }) satisfies Record<string, EffectHandler>;

/** Reads sealed values and reports them in clear, e.g. private opinions when all are in. */
export const openSealed =
  (reads: Reads): EffectHandler =>
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
 * and reports each hundred. Whatever dies on the way, the next delivery goes on where answers are missing.
 */
const send =
  ({ commands, agenda, reads, office }: EngineEffectPorts): EffectHandler =>
  async (effect) => {
    const { event, payload = {}, report } = effect.params as unknown as SendParams;
    const errand = await errandOf(reads, effect, payload);
    let held = effect;
    for (let part = 0; ; part++) {
      const { members, total } = await agenda.members(effect.id, part * PART, PART);
      const answered: Member[] = [];
      for (const member of members) {
        held = await keep(agenda, office, held);
        const answer = member.answer ?? (await ask(commands, errand, member, event, effect.attempts));
        if (member.answer === null) await agenda.memberAnswered(effect.id, member.position, answer);
        answered.push({ ...member, answer });
        faultPoint('send.after-member');
      }
      const left = Math.max(0, total - (part + 1) * PART);
      const whole: Report = { type: report, payload: batchOf(answered, left) };
      if (left === 0) return whole;
      await commands.report(effect, { ...whole, part });
      faultPoint('send.after-part');
    }
  };

/** Renews a lease that is half over, however long the members take; a worker that was frozen finds out here that it lost it. */
async function keep(agenda: Agenda, { systemClock }: Office, held: LeasedEffect): Promise<LeasedEffect> {
  const now = systemClock.now();
  if (now < plusMs(held.until, -LEASE_MS / 2)) return held;
  const renewed = await agenda.hold(held, plusMs(now, LEASE_MS));
  if (!renewed) throw new LeaseLost();
  return renewed;
}

async function ask(
  commands: Commands,
  errand: Errand,
  member: Member,
  event: string,
  attempts: number,
): Promise<'applied' | MemberRefusal> {
  try {
    await commands.sendFor(errand, member, event);
    return 'applied';
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'unavailable') return refusalOf(error);
    if (error instanceof AppError || attempts < PATIENCE) throw error;
    return { code: 'member.failed', rules: [] };
  }
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
  ({ commands, reads }: EngineEffectPorts): EffectHandler =>
  async (effect) => {
    const { workflow, payload, report, ref } = effect.params as unknown as StartParams;
    const errand = await errandOf(reads, effect, payload);
    const answered = await commands.startFor(errand, workflow).then(
      ({ instanceId, kode }): StartAnswered => ({ ref, instance: instanceId, kode }),
      (error: unknown): StartAnswered => {
        if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
        return { ref, ...refusalOf(error) };
      },
    );
    return { type: report, payload: answered };
  };

function refusalOf({ code, meta }: AppError): { code: string; rules: string[] } {
  const refusals = code === 'event.refused' ? (meta.refusals as readonly { id: string }[]) : [];
  return { code, rules: refusals.map(({ id }) => id) };
}

/** The person who caused the effect acts in the other instance too, and the log there says by way of which instance. */
async function errandOf(reads: Reads, effect: LeasedEffect, payload: JsonObject): Promise<Errand> {
  const [row] = await reads.history(caseStream(effect.instanceId), effect.seq - 1, 1);
  if (row?.seq !== effect.seq) throw new Error(`The log row of effect ${effect.id} is missing.`);
  const { actor } = readLogEntry(row);
  const via: Actor = { ...actor, via: effect.instanceId };
  return { effect: effect.id, actor: via, ...(await openSecrets(reads, effect.instanceId, payload)) };
}
