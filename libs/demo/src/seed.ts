import type { Calendar } from '@tabir/calendar';
import type { Actor } from '@tabir/engine';
import { commitment, plusMs, sha256, uuidV7, type Instant } from '@tabir/kernel';
import {
  Commands,
  EffectRunner,
  engineEffects,
  Notes,
  type CommandPorts,
  type EffectHandler,
  type Office,
  type StoredFile,
} from '@tabir/runtime';
import { DEMO_PEOPLE, DEMO_UNIT, type DemoLogin } from './office.js';
import { seedPeople, type DemoAccounts, type PersonIds } from './people.js';
import type { SampleFile } from './sample-files.js';
import { SetBackOffice, SilentBell } from './set-back-office.js';
import { actsUntil } from './stories.js';
import type { Act } from './story.js';

export interface DemoPorts extends CommandPorts {
  readonly accounts: DemoAccounts;
  readonly hashPassword: (password: string) => Promise<string>;
  /** Puts the bytes of a file where the office keeps them, under this name. */
  readonly keepFile: (storageKey: string, bytes: Uint8Array) => Promise<void>;
  /** What effects publish the list, in an office whose clock is set back. */
  readonly publishing: (office: Office, commands: Commands) => Readonly<Record<string, EffectHandler>>;
}

const EIGHT_HOURS_MS = 8 * 3_600_000;
/** Before anything that the office's past tells. */
const LONG_AGO_MS = 3 * 365 * 86_400_000;

/**
 * When the demo opens: at its first start, or on a day on which nobody works, at eight on the next working day. For there is
 * no T−30 on a Sunday, and every rung of the ladder is to be seen.
 */
export function demoOpens(firstStart: Instant, calendar: Calendar): Instant {
  const today = calendar.dateOf(firstStart);
  if (calendar.isWorkingDay(today)) return firstStart;
  return plusMs(calendar.startOf(calendar.workingDaysAfter(today, 1)), EIGHT_HOURS_MS);
}

/**
 * Fills a demo office: people, and records whose past is told to the same commands that people use, with the office's clock set
 * back and let run. All ids follow from the story, so doing it again after a break goes on where it was, and again after
 * that changes nothing.
 */
export async function seedDemo(ports: DemoPorts, opens: Instant, onProgress: (done: number, of: number) => void): Promise<void> {
  const people = await seedPeople(ports.accounts, ports.hashPassword, ports.office.clock.now());
  const acts = actsUntil(opens, ports.office.calendar());
  const past = new Past(ports, people, plusMs(opens, -LONG_AGO_MS));
  for (const [index, act] of acts.entries()) {
    await past.passTo(act.at);
    await past.perform(act).catch((cause: unknown) => {
      const { record, deed } = act;
      throw new Error(`The demo's story of ${record} cannot be told beyond ${deed.kind === 'send' ? deed.type : deed.kind}.`, {
        cause,
      });
    });
    onProgress(index + 1, acts.length);
  }
}

class Past {
  private readonly office: SetBackOffice;
  private readonly commands: Commands;
  private readonly notes: Notes;
  private readonly effects: EffectRunner;
  private readonly records = new Map<string, { readonly id: string; acts: number; readonly files: Map<string, string> }>();

  constructor(
    private readonly ports: DemoPorts,
    private readonly people: PersonIds,
    private readonly begins: Instant,
  ) {
    this.office = new SetBackOffice(ports.office, begins);
    const commandPorts: CommandPorts = { ...ports, office: this.office, bell: new SilentBell() };
    this.commands = new Commands(commandPorts);
    this.notes = new Notes(this.commands, commandPorts);
    // Whoever had to be told was told at the time.
    const handlers = {
      ...engineEffects({ ...ports, commands: this.commands }),
      ...ports.publishing(this.office, this.commands),
      notify: () => Promise.resolve(null),
    };
    this.effects = new EffectRunner(this.commands, ports.agenda, this.office, handlers);
  }

  /** Time runs to that moment: what falls due on the way fires on its own day, and what it asks for is done. */
  async passTo(moment: Instant): Promise<void> {
    // Between two deeds of the same moment no worker came by.
    if (moment === this.office.clock.now()) return;
    const { agenda } = this.ports;
    for (;;) {
      await this.deliverEffects();
      const [next] = await agenda.upcoming(this.begins, moment, 1);
      if (!next) break;
      this.office.set(next.dueAt);
      await this.commands.fireDue(next.instanceId);
    }
    this.office.set(moment);
  }

  async perform({ record, who, deed }: Act): Promise<void> {
    const actor = this.actor(who);
    if (deed.kind === 'start') {
      const request = { commandId: `demo-${record}-0`, actor, workflow: deed.workflow, payload: deed.payload };
      const { instanceId } = await this.commands.start(request);
      this.records.set(record, { id: instanceId, acts: 0, files: new Map() });
      return;
    }
    if (deed.kind === 'meet') {
      const begun = await this.ports.reads.instance(this.known(deed.in).id);
      this.records.set(record, { id: deed.id(begun?.state.context), acts: 0, files: new Map() });
      return;
    }
    const known = this.known(record);
    const request = { commandId: `demo-${record}-${++known.acts}`, instanceId: known.id, actor };
    if (deed.kind === 'attach') {
      known.files.set(deed.file.name, await this.attach(request, deed.file));
      return;
    }
    const payload = deed.payload({
      person: (login) => this.people[login],
      file: (name) => known.files.get(name) ?? '',
      day: this.office.calendar().dateOf(this.office.clock.now()),
    });
    const seen = await this.ports.reads.instance(known.id);
    await this.commands.send({ ...request, type: deed.type, payload, ...(seen ? { ifMatch: seen.revision } : {}) });
  }

  private known(record: string) {
    const known = this.records.get(record);
    if (!known) throw new Error(`The story of ${record} does not begin at its beginning.`);
    return known;
  }

  private async attach(request: Parameters<Notes['attach']>[0], { name, mime, bytes }: SampleFile): Promise<string> {
    // The same story makes the same ids, so that a repeated deed is known as one.
    const seed = sha256(Buffer.from(`${request.instanceId} ${request.commandId}`));
    const id = uuidV7(Date.parse(this.office.clock.now()), seed);
    const storageKey = Buffer.from(seed.subarray(0, 16)).toString('hex');
    await this.ports.keepFile(storageKey, bytes);
    const salt = this.office.ids.bytes(32);
    const file: StoredFile = { id, name, mime, storageKey, size: bytes.length, salt, commitment: commitment(salt, bytes) };
    await this.notes.attach(request, file);
    return id;
  }

  private async deliverEffects(): Promise<void> {
    const { agenda, office } = this.ports;
    for (;;) {
      const waiting = await agenda.waitingEffects(office.systemClock.now(), 100);
      if (waiting.length === 0) return;
      for (const id of waiting) await this.effects.deliver(id);
    }
  }

  private actor(login: DemoLogin): Actor {
    const { role, agency } = DEMO_PEOPLE.find((person) => person.login === login) ?? DEMO_PEOPLE[0];
    return { id: this.people[login], role, unit: DEMO_UNIT.id, agency, onBehalfOf: null };
  }
}
