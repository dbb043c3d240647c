import { migrate, type Actor, type Deadline, type Facts, type State, type Step, type Task, type Workflow } from '@tabir/engine';
import type { Commands, CommandPorts } from './commands.js';
import { Draft } from './draft.js';
import { DeadlineFailure, fireDue, momentFor } from './due.js';
import { instanceBlocked, instanceNotFound } from './errors.js';
import { stateHash } from './log-row.js';
import type { Answer, InstanceRow } from './ports.js';

export interface MigrateRequest {
  readonly commandId: string;
  readonly instanceId: string;
  readonly actor: Actor;
}

/** What a migration makes of one instance. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
  readonly state: State;
  /**
   * Hash of the new state without the moment of the migration: one that was only tried has the same, as long as nobody touched
   * the instance between the two.
   */
  readonly digest: string;
}

export interface MigrationPreview extends Migrated {
  readonly tasks: { readonly appear: readonly Task[]; readonly vanish: readonly Task[] };
  readonly deadlines: {
    readonly appear: readonly Deadline[];
    readonly vanish: readonly Deadline[];
    readonly move: readonly Deadline[];
  };
}

/** Carries instances over to later versions of their workflow (docs/adr/0012). Nothing does this by itself. */
export class Migrations {
  constructor(
    private readonly commands: Commands,
    private readonly ports: CommandPorts,
  ) {}

  /**
   * One instance, version by version in one transaction, each a row of the log. What is due fires first, under the version that
   * held then. One that is there already is answered without a row, and so is one that is further: there is no way back.
   * `onMigrated` is told what was committed. Errors: instance.not-found, instance.blocked, migration.failed, workflow.version-missing.
   */
  async migrate(
    { commandId, instanceId, actor }: MigrateRequest,
    to: number,
    onMigrated: (migrated: Migrated) => void = () => undefined,
  ): Promise<Answer> {
    const { office, requestHash } = this.ports;
    const command = requestHash.commandKey(actor, commandId, { migrate: instanceId, to });
    // Decided anew after a deadlock: only what the last try made counts.
    let done: readonly Migrated[] = [];
    const answer = await this.commands.carryOut({ instanceId, actor, command }, (draft, _workflow, instance, now) => {
      done = [];
      if (instance.version >= to) return null;
      done = [this.carryOver(draft, to, this.commands.facts(now, actor), commandId)];
      return draft.change(office.calendar());
    });
    done.forEach(onMigrated);
    return answer;
  }

  /** The same without writing anything; null for what is there already. Errors as of `migrate`. */
  async preview({ commandId, instanceId, actor }: MigrateRequest, to: number): Promise<MigrationPreview | null> {
    const { office, reads, definitions } = this.ports;
    const instance = await reads.instance(instanceId);
    if (!instance) throw instanceNotFound();
    if (instance.version >= to) return null;
    const now = office.clock.now();
    const workflow = definitions.get(instance.workflow, instance.version);
    const draft = Draft.of(workflow, instance, office);
    try {
      fireDue(workflow, draft, now, office);
    } catch (error) {
      if (!(error instanceof DeadlineFailure)) throw error;
      throw instanceBlocked({ deadline: error.deadline, reason: error.code });
    }
    const { tasks, deadlines } = draft;
    const migrated = this.carryOver(draft, to, this.commands.facts(momentFor(draft.instance, now), actor), commandId);
    return {
      ...migrated,
      tasks: { appear: without(draft.tasks, tasks), vanish: without(tasks, draft.tasks) },
      deadlines: {
        appear: without(draft.deadlines, deadlines),
        vanish: without(deadlines, draft.deadlines),
        move: draft.deadlines.filter(({ key, dueAt }) => deadlines.some((one) => one.key === key && one.dueAt !== dueAt)),
      },
    };
  }

  private carryOver(draft: Draft, to: number, facts: Facts, command: string): Migrated {
    const { version: from } = draft.instance;
    // Tried once more at a moment that is always the same: what is entered now would make every digest another.
    const timeless = this.steps(draft.instance, to, { ...facts, at: draft.instance.createdAt });
    for (const { workflow, next } of this.steps(draft.instance, to, facts)) {
      const payload = { from: workflow.version - 1, to: workflow.version };
      draft.become(workflow, next, facts, { kind: 'migrated', type: 'MIGRATED', payload, command });
    }
    const { state } = draft.instance;
    return { from, to, state, digest: stateHash(timeless.at(-1)?.next.state ?? state) };
  }

  /** The way from version to version, each with the step that leads there. */
  private steps({ workflow: key, version: from, state: first }: InstanceRow, to: number, facts: Facts): Carried[] {
    const { definitions, office } = this.ports;
    const steps: Carried[] = [];
    let state = first;
    for (let version = from + 1; version <= to; version++) {
      const workflow = definitions.get(key, version);
      const next = migrate(workflow, state, facts, office.calendar());
      steps.push({ workflow, next });
      ({ state } = next);
    }
    return steps;
  }
}

interface Carried {
  readonly workflow: Workflow;
  readonly next: Step;
}

const without = <T extends { readonly key: string }>(rows: readonly T[], others: readonly T[]): T[] =>
  rows.filter(({ key }) => !others.some((other) => other.key === key));
