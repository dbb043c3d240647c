import type { Actor, Workflow } from '@tabir/engine';
import { canonicalBytes, commitment, type JsonObject } from '@tabir/kernel';
import type { Commands, CommandPorts } from './commands.js';
import { personNotInRole, roleDenied, taskClaimed, taskMissing, taskPersonal } from './errors.js';
import { holdsDuty, mayRead, rolesOf } from './policy.js';
import type { Answer, Change, FileRow, Locked, TaskRow } from './ports.js';

export interface NoteRequest {
  readonly commandId: string;
  readonly instanceId: string;
  readonly actor: Actor;
}

/** A file that already lies in the store under `storageKey`; this records it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly storageKey: string;
  readonly size: number;
  readonly mime: string;
  readonly commitment: string;
  readonly salt: Uint8Array;
}

/** Notes take the row lock and the next sequence number and leave state and revision alone (docs/architecture.md). */
export class Notes {
  constructor(
    private readonly commands: Commands,
    private readonly ports: CommandPorts,
  ) {}

  /** Takes a task that nobody has, or only somebody who can do it no longer. */
  async claim(request: NoteRequest, taskKey: string): Promise<Answer> {
    const gone = await this.holderGone(request, taskKey);
    return this.note(request, 'CLAIM', { task: taskKey }, (locked, workflow) => {
      const task = this.openTask(locked, workflow, request.actor, taskKey);
      if (![null, request.actor.id, gone].includes(task.claimedBy)) throw taskClaimed();
      return { claims: [{ key: taskKey, by: request.actor.id, at: this.ports.office.clock.now() }] };
    });
  }

  release(request: NoteRequest, taskKey: string): Promise<Answer> {
    return this.note(request, 'RELEASE_CLAIM', { task: taskKey }, (locked, workflow) => {
      const task = this.openTask(locked, workflow, request.actor, taskKey);
      if (task.claimedBy !== request.actor.id) throw taskClaimed();
      return { claims: [{ key: taskKey, by: null, at: null }] };
    });
  }

  /** Hands a task that nobody else has taken to a colleague who has the duty; it is then that person's, as if taken. */
  async delegate(request: NoteRequest, taskKey: string, to: string): Promise<Answer> {
    const colleague = await this.canDo(request.instanceId, taskKey, to);
    const gone = await this.holderGone(request, taskKey);
    return this.note(request, 'DELEGATE', { task: taskKey, to }, (locked, workflow) => {
      const task = this.openTask(locked, workflow, request.actor, taskKey);
      if (task.assignee !== null) throw taskPersonal();
      if (![null, request.actor.id, gone].includes(task.claimedBy)) throw taskClaimed();
      if (!colleague) throw personNotInRole(rolesOf(workflow, task.duty, this.ports.office.settings()), 'to', [to]);
      return { claims: [{ key: taskKey, by: to, at: this.ports.office.clock.now() }] };
    });
  }

  /** Puts the record on the actor's own list, or takes it off. */
  watch(request: NoteRequest, on: boolean): Promise<Answer> {
    return this.note(request, on ? 'WATCH' : 'UNWATCH', {}, () => ({ watch: { person: request.actor.id, on } }));
  }

  /** A comment is confidential: the log holds its handle. */
  comment(request: NoteRequest, text: string): Promise<Answer> {
    return this.note(request, 'COMMENT', { text }, () => ({}), ['text']);
  }

  /** Commits that somebody is about to read; the bytes leave only after this came back. */
  read(request: NoteRequest, what: JsonObject): Promise<Answer> {
    return this.note(request, 'READ', what, () => ({}));
  }

  attach(request: NoteRequest, file: StoredFile): Promise<Answer> {
    const payload = { file: file.id, name: file.name, size: file.size, mime: file.mime, commitment: file.commitment };
    // The salt is new on every try, so a repeat is told from another upload by what the client knows.
    const asked = { file: file.id, name: file.name, size: file.size };
    return this.note(
      request,
      'FILE',
      payload,
      (_locked, _workflow, handles) => ({
        files: [fileRow(request, file, handles.name ?? '', this.ports.office.clock.now())],
      }),
      ['name'],
      asked,
    );
  }

  private note(
    { commandId, instanceId, actor }: NoteRequest,
    type: string,
    payload: JsonObject,
    write: (
      locked: Locked,
      workflow: Workflow,
      handles: Readonly<Record<string, string>>,
    ) => Pick<Change, 'claims' | 'watch' | 'files'>,
    confidential: readonly string[] = [],
    asked: JsonObject = payload,
  ): Promise<Answer> {
    const { office, requestHash } = this.ports;
    const command = requestHash.commandKey(actor, commandId, { instance: instanceId, note: type, asked });
    return this.commands.carryOut({ instanceId, actor, command, tasks: true }, (draft, workflow, _instance, now, locked) => {
      const sealed = confidential.map((field) => {
        const salt = office.ids.bytes(32);
        const value = canonicalBytes(payload[field]);
        return { field, secret: { kind: 'confidential' as const, salt, value, handle: commitment(salt, value) } };
      });
      const handles = Object.fromEntries(sealed.map(({ field, secret }) => [field, secret.handle]));
      const redacted = {
        ...payload,
        ...Object.fromEntries(sealed.map(({ field, secret }) => [field, { sealed: secret.handle }])),
      };
      const extra = write(locked, workflow, handles);
      draft.note(
        this.commands.facts(now, actor),
        { kind: 'note', type, payload: redacted, command: commandId },
        sealed.map(({ secret }) => secret),
      );
      return draft.change(office.calendar(), extra);
    });
  }

  /** Who has the task and can do it no longer: disabled, or without the duty now. Read before the lock, like all references. */
  private async holderGone({ instanceId, actor }: NoteRequest, taskKey: string): Promise<string | null> {
    const holder = (await this.ports.reads.tasks(instanceId)).find(({ key }) => key === taskKey)?.claimedBy ?? null;
    return holder === null || holder === actor.id || (await this.canDo(instanceId, taskKey, holder)) ? null : holder;
  }

  /** Whether the person may read the record in a role that has the duty of the task. Read before the lock, like all references. */
  private async canDo(instanceId: string, taskKey: string, person: string): Promise<boolean> {
    const { reads, definitions, people, office } = this.ports;
    const instance = await reads.instance(instanceId);
    const task = instance && (await reads.tasks(instanceId)).find(({ key }) => key === taskKey);
    if (!task) return false;
    const workflow = definitions.get(instance.workflow, instance.version);
    for (const role of rolesOf(workflow, task.duty, office.settings())) {
      const held = await people.holders([person], role, instance.unit);
      const colleague = { id: person, role, unit: instance.unit, agency: held.get(person) ?? null, onBehalfOf: null };
      if (held.has(person) && mayRead(workflow, instance, colleague)) return true;
    }
    return false;
  }

  private openTask({ tasks }: Locked, workflow: Workflow, actor: Actor, key: string): TaskRow {
    const task = tasks.find((open) => open.key === key);
    if (!task || (task.assignee !== null && task.assignee !== actor.id)) throw taskMissing();
    const settings = this.ports.office.settings();
    if (!holdsDuty(workflow, task.duty, actor, settings)) throw roleDenied(task.duty, rolesOf(workflow, task.duty, settings));
    return task;
  }
}

const fileRow = (
  { instanceId, actor }: NoteRequest,
  file: StoredFile,
  name: string,
  uploadedAt: FileRow['uploadedAt'],
): FileRow => ({
  ...file,
  name,
  instanceId,
  uploadedBy: actor.id,
  uploadedAt,
});
