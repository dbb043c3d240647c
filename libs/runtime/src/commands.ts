import {
  begin,
  readPayload,
  sealPayload,
  step,
  type Actor,
  type EventSpec,
  type Facts,
  type Measures,
  type State,
  type Workflow,
} from '@tabir/engine';
import { AppError, plusMs, type Instant, type JsonObject } from '@tabir/kernel';
import type { Definitions } from './definitions.js';
import { Draft, type Moves } from './draft.js';
import { DeadlineFailure, fireDue, isDue, momentFor } from './due.js';
import { eventUnknown, instanceBlocked, instanceNotFound, instanceStale, revisionRequired } from './errors.js';
import { assertDuty, assertMayStart, assertRules, resolveReferences, NOTHING_KNOWN, type Known } from './judge.js';
import { assertDuties, knownFor, unitIn } from './known.js';
import { mayRead, SYSTEM } from './policy.js';
import type {
  Agenda,
  Answer,
  Bell,
  Blocked,
  Change,
  CommandKey,
  InstanceRow,
  Member,
  Office,
  Outcome,
  OutboxEntry,
  People,
  Reads,
  UnitOfWork,
} from './ports.js';
import type { Errand, Report, RequestHash, SecretPath, SendEvent, StartInstance } from './request.js';
import { assertSealedAgain } from './secrets.js';

/** What reaches an instance, whoever carried it. */
interface Sent extends Pick<SendEvent, 'instanceId' | 'actor' | 'type' | 'payload'> {
  readonly secrets?: readonly SecretPath[];
}

/** Thrown inside a transaction to say that deadlines must fire first, in a transaction of their own. */
class DeadlinesFirst extends Error {}

const RETRY_MS = [60_000, 300_000, 1_800_000, 21_600_000];

export interface CommandPorts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly agenda: Agenda;
  readonly people: People;
  readonly bell: Bell;
  readonly office: Office;
  readonly definitions: Definitions;
  readonly requestHash: RequestHash;
}

/**
 * Everything that changes an instance goes through here: one command, one transaction, one step (docs/architecture.md).
 * Whatever is due fires first, in its own transaction, so a person always acts on the state that holds now.
 */
export class Commands {
  constructor(private readonly ports: CommandPorts) {}

  /** Begins an instance. Errors: payload.invalid, policy.duty, event.refused, command.reused, workflow.unknown. */
  start({ commandId, actor, workflow, payload }: StartInstance): Promise<Answer> {
    const command = this.ports.requestHash.commandKey(actor, commandId, { start: workflow, payload });
    return this.begin(workflow, payload, actor, command);
  }

  /** Begins an instance on an errand. Errors: as of `start`, and effect.would-reveal. */
  startFor({ effect, actor, payload, secrets }: Errand, workflow: string): Promise<Answer> {
    const command = this.ports.requestHash.commandKey(SYSTEM, `start-${effect}`, { start: workflow, payload });
    return this.begin(workflow, payload, actor, command, secrets);
  }

  private async begin(
    key: string,
    json: unknown,
    actor: Actor,
    command: CommandKey,
    secrets: readonly SecretPath[] = [],
  ): Promise<Answer> {
    const { office, definitions, unitOfWork } = this.ports;
    const workflow = definitions.latest(key);
    const payload = readPayload(workflow.start.payload, json);
    assertDuties(definitions, workflow.start, payload);
    const calendar = office.calendar();
    const instanceId = office.ids.uuid(office.clock.now());
    const place = { id: instanceId, unit: unitIn(workflow.start, payload) };
    const known = await knownFor(this.ports, place, workflow.start, payload);
    const outcome = await unitOfWork.create({ instanceId, command }, () => {
      const facts = this.facts(office.clock.now(), actor);
      assertMayStart(workflow, payload, facts, calendar);
      resolveReferences(workflow.start, payload, known);
      const { redacted, sealed } = sealPayload(workflow.start.payload, payload, () => office.ids.bytes(32));
      assertSealedAgain(redacted, secrets);
      const first = begin(workflow, redacted, facts, calendar);
      const instance = this.newInstance(workflow, instanceId, first.state, facts);
      assertMayStartIn(workflow, instance, actor);
      return Draft.beginning(workflow, instance, office.ids)
        .take(first, facts, { kind: 'start', type: 'START', payload: redacted as JsonObject, command: command.id }, sealed)
        .change(calendar);
    });
    return await this.conclude(outcome);
  }

  /** Sends a person's event. Errors: see docs/errors.md under event, policy, payload, instance, command. */
  async send(request: SendEvent): Promise<Answer> {
    const command = this.ports.requestHash.commandKey(request.actor, request.commandId, {
      instance: request.instanceId,
      type: request.type,
      payload: request.payload,
    });
    return this.takeFrom(request, command, (instance, { decision }) => {
      if (decision && request.ifMatch === undefined && request.actor.role !== 'system') throw revisionRequired();
      if (request.ifMatch !== undefined && request.ifMatch !== instance.revision) throw instanceStale();
    });
  }

  /** Sends an event on an errand to a member as it was frozen. Errors: as of `send`, and effect.would-reveal. */
  async sendFor({ effect, actor, payload, secrets }: Errand, member: Member, type: string): Promise<Answer> {
    const { instanceId } = member;
    const id = `send-${effect}-${member.position}`;
    const command = this.ports.requestHash.commandKey(SYSTEM, id, { instance: instanceId, type, payload });
    return this.takeFrom({ instanceId, actor, type, payload, secrets }, command, (instance, { decision, duty }) => {
      // Reports are an instance's own: no other may send one, not even when a deadline caused the errand.
      if (duty === 'system') throw eventUnknown(type);
      if (decision && member.revision !== instance.revision) throw instanceStale();
    });
  }

  /** Tells an instance what one that it began answers. Errors: as of `report`, event.unknown, and effect.would-reveal. */
  async answerFor(
    { effect, actor, payload: told, secrets }: Errand,
    by: Pick<InstanceRow, 'workflow'> & Pick<OutboxEntry, 'instanceId' | 'seq'>,
    { instanceId, type }: Pick<SendEvent, 'instanceId' | 'type'>,
  ): Promise<Answer> {
    const payload = { ...told, instance: by.instanceId, seq: by.seq };
    const command = this.ports.requestHash.commandKey(SYSTEM, `answer-${effect}`, { instance: instanceId, type, payload });
    return this.takeFrom({ instanceId, actor, type, payload, secrets }, command, (_instance, { from }) => {
      if (from !== by.workflow) throw eventUnknown(type);
    });
  }

  private async takeFrom(
    { actor, ...sent }: Sent,
    command: CommandKey,
    seen: (instance: InstanceRow, spec: EventSpec) => void,
  ): Promise<Answer> {
    const { definitions } = this.ports;
    if (sent.type.startsWith('xstate.')) throw eventUnknown(sent.type);
    const known = definitions.hasReferences(sent.type) ? await this.known({ ...sent, actor }) : NOTHING_KNOWN;
    return this.carryOut({ instanceId: sent.instanceId, actor, command }, (draft, workflow, instance, now) => {
      const spec = definitions.eventSpec(workflow, sent.type);
      seen(instance, spec);
      this.takeEvent(draft, workflow, instance, spec, { ...sent, actor, commandId: command.id }, known, now);
      return draft.change(this.ports.office.calendar());
    });
  }

  /**
   * Applies the report of an effect: once, whatever the delivery does, because its command id comes from the outbox row. A report
   * in parts says which one it is; with the one that has no part the effect is done.
   */
  async report({ id, instanceId }: Pick<OutboxEntry, 'id' | 'instanceId'>, { type, payload, part }: Report): Promise<Answer> {
    const { definitions, office, requestHash } = this.ports;
    const commandId = part === undefined ? `reply-${id}` : `reply-${id}-${part}`;
    const command = requestHash.commandKey(SYSTEM, commandId, { instance: instanceId, type, payload });
    return this.carryOut({ instanceId, actor: SYSTEM, command }, (draft, workflow, instance, now) => {
      const spec = definitions.eventSpec(workflow, type);
      this.takeEvent(draft, workflow, instance, spec, { commandId, actor: SYSTEM, type, payload }, NOTHING_KNOWN, now);
      return draft.change(office.calendar(), part === undefined ? { outboxDone: id } : {});
    });
  }

  /**
   * Fires what is due of one instance; nothing due is no error. A deadline that fails blocks the instance with a time for
   * the next try, and leaves everything else as it was.
   */
  async fireDue(instanceId: string): Promise<number> {
    const { office, agenda, unitOfWork, definitions } = this.ports;
    let firings = 0;
    try {
      const outcome = await unitOfWork.change({ instanceId }, ({ instance }) => {
        const now = office.clock.now();
        if (!isDue(instance, now)) return null;
        const workflow = definitions.get(instance.workflow, instance.version);
        const draft = Draft.of(workflow, instance, office);
        firings = fireDue(workflow, draft, now, office);
        return draft.change(office.calendar());
      });
      this.ring(outcome);
      return outcome.change ? firings : 0;
    } catch (error) {
      if (!(error instanceof DeadlineFailure)) throw error;
      const instance = await this.ports.reads.instance(instanceId);
      const blocked = blockedBy(error, instance?.blocked ?? null, office.systemClock.now());
      await agenda.block(instanceId, blocked, office.clock.now());
      throw instanceBlocked({ deadline: error.deadline, reason: error.code });
    }
  }

  /** Derives with the calendar and the settings in force. A deadline or due day that moves is one log row; fired ones stay fired; the state stays. */
  async recalculate(instanceId: string): Promise<boolean> {
    const { office, unitOfWork, definitions } = this.ports;
    const measures = office.measures();
    let moved = false;
    const outcome = await unitOfWork.change({ instanceId }, ({ instance }) => {
      if (isDerivedWith(measures, instance)) return null;
      const workflow = definitions.get(instance.workflow, instance.version);
      const draft = Draft.of(workflow, instance, office);
      moved = draft.derive(measures);
      const facts = this.facts(momentFor(instance, office.clock.now()), SYSTEM);
      if (moved)
        draft.note(facts, {
          kind: 'recalculated',
          type: 'RECALCULATED',
          payload: movedPayload(draft.moves(facts.at)),
          command: recalculation(instanceId, measures),
        });
      return draft.change(measures.calendar);
    });
    this.ring(outcome);
    return moved;
  }

  /** One command on an existing instance; what is due fires first and the command is decided on what comes out. */
  async carryOut(
    target: { instanceId: string; actor: Actor; command: CommandKey; tasks?: boolean },
    decide: (
      draft: Draft,
      workflow: Workflow,
      instance: InstanceRow,
      now: Instant,
      locked: Parameters<Parameters<UnitOfWork['change']>[1]>[0],
    ) => Change | null,
  ): Promise<Answer> {
    const { office, unitOfWork, definitions } = this.ports;
    for (let round = 1; ; round++) {
      try {
        const outcome = await unitOfWork.change(target, (locked) => {
          const now = office.clock.now();
          const { instance } = locked;
          const workflow = definitions.get(instance.workflow, instance.version);
          if (!mayRead(workflow, instance, target.actor)) throw instanceNotFound();
          if (isDue(instance, now)) {
            if (!instance.blocked) throw new DeadlinesFirst();
            throw instanceBlocked({ deadline: instance.blocked.deadline, reason: instance.blocked.code });
          }
          const draft = Draft.of(workflow, instance, office);
          return decide(draft, workflow, instance, momentFor(instance, now), locked);
        });
        return await this.conclude(outcome);
      } catch (error) {
        if (!(error instanceof DeadlinesFirst) || round === 5) throw error;
        await this.fireDue(target.instanceId);
      }
    }
  }

  facts(at: Instant, actor: Actor): Facts {
    const { office } = this.ports;
    return { at, actor, settings: office.settings(), calendar: office.calendar().version };
  }

  private takeEvent(
    draft: Draft,
    workflow: Workflow,
    instance: InstanceRow,
    spec: EventSpec,
    { commandId, actor, type, payload: json, secrets = [] }: Omit<Sent, 'instanceId'> & { readonly commandId: string },
    known: Known,
    now: Instant,
  ): void {
    const { office } = this.ports;
    const calendar = office.calendar();
    const facts = this.facts(now, actor);
    const payload = readPayload(spec.payload, json);
    assertDuty(workflow, spec.duty, facts);
    resolveReferences(spec, payload, known);
    assertRules(workflow, instance, type, payload, facts, calendar);
    const { redacted, sealed } = sealPayload(spec.payload, payload, () => office.ids.bytes(32));
    assertSealedAgain(redacted, secrets);
    const next = step(workflow, instance.state, { ...redacted, type }, facts, calendar);
    draft.take(next, facts, { kind: 'event', type, payload: redacted as JsonObject, command: commandId }, sealed);
  }

  private async known({ instanceId, actor, type, payload }: Sent): Promise<Known> {
    const { reads, definitions } = this.ports;
    const instance = await reads.instance(instanceId);
    const workflow = instance && definitions.get(instance.workflow, instance.version);
    if (!instance || !workflow || !mayRead(workflow, instance, actor)) throw instanceNotFound();
    return knownFor(this.ports, instance, definitions.eventSpec(workflow, type), payload);
  }

  private newInstance(workflow: Workflow, id: string, state: State, facts: Facts): InstanceRow {
    return {
      id,
      kode: this.ports.office.ids.kode(),
      workflow: workflow.key,
      version: workflow.version,
      ...workflow.scope(state.context),
      label: workflow.label(state.context),
      state,
      revision: 0,
      lastSeq: 0,
      calendar: facts.calendar,
      settings: facts.settings.version,
      nextDueAt: null,
      blocked: null,
      createdAt: facts.at,
      updatedAt: facts.at,
    };
  }

  /** What the step armed already due fires at once; should that fail, the worker tries again, and the command stands. */
  private async conclude(outcome: Outcome): Promise<Answer> {
    this.ring(outcome);
    const { office } = this.ports;
    if (outcome.change && isDue(outcome.change.instance, office.clock.now()))
      await this.fireDue(outcome.answer.instanceId).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
      });
    return outcome.answer;
  }

  private ring({ change }: Outcome): void {
    if (!change) return;
    this.ports.bell.ring({
      instanceId: change.instance.id,
      effects: change.outbox.map(({ id }) => id),
      nextDueAt: change.instance.nextDueAt,
    });
  }
}

/** Whether the moments of an instance are those that a calendar and settings give it. */
export const isDerivedWith = ({ calendar, settings }: Measures, instance: InstanceRow): boolean =>
  instance.calendar === calendar.version && instance.settings === settings.version;

/** The id under which a row of the log says that an instance was derived anew with a calendar and settings. */
export const recalculation = (instanceId: string, { calendar, settings }: Measures): string =>
  `recalculate:${instanceId}/${calendar.version}/${settings.version}`;

/** Each deadline and due day that moved, and how many of the deadlines fall due at once. */
const movedPayload = ({ deadlines, tasks }: Moves): JsonObject => ({
  deadlines: deadlines.map((move) => ({ ...move })),
  tasks: tasks.map((move) => ({ ...move })),
  moved: deadlines.length + tasks.length,
  atOnce: deadlines.filter(({ past }) => past).length,
});

/** Nobody starts a record where he could not read it afterwards. */
function assertMayStartIn(workflow: Workflow, instance: InstanceRow, actor: Actor): void {
  if (!mayRead(workflow, instance, actor))
    throw new AppError('denied', 'policy.scope', 'You may begin records only for your own unit and agency; choose yours.', {
      unit: instance.unit,
      agency: instance.agency,
    });
}

function blockedBy(failure: DeadlineFailure, before: Blocked | null, systemNow: Instant): Blocked {
  const attempts = (before?.attempts ?? 0) + 1;
  const retryAt = plusMs(systemNow, RETRY_MS[Math.min(attempts, RETRY_MS.length) - 1] ?? 0);
  return { code: failure.code, deadline: failure.deadline, message: failure.message, attempts, retryAt };
}
