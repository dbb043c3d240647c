import { makeCalendar, type CalendarData } from '@tabir/calendar';
import type { Actor, Workflow } from '@tabir/engine';
import { AppError, epochMs, instant, instantOf, plusMs, type Instant } from '@tabir/kernel';
import {
  Bell,
  Commands,
  EffectRunner,
  engineEffects,
  MemoryOffice,
  MemoryStore,
  Migrations,
  Notes,
  RequestHash,
  seeded,
  seededIds,
  StandingClock,
  SYSTEM,
  Verifier,
  type Agenda,
  type CommandPorts,
  type Reads,
  type UnitOfWork,
} from '@tabir/runtime';
import TinyQueue from 'tinyqueue';
import { checkInstance, digestOf, type Oddity, type Tally } from './checks.js';
import { amendment, yearlyDecree } from './decrees.js';
import { DayWatch } from './day-watch.js';
import { Dice } from './dice.js';
import { Releases } from './next-version.js';
import { STAFF, StaffList } from './people.js';
import { deedFor, disposal, freed, heldFor, newRecord, type Deed } from './work.js';

export interface SimulatedStore {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Reads;
  readonly agenda: Agenda;
}

export interface SimulationOptions {
  readonly workflows: readonly Workflow[];
  readonly records: number;
  readonly years: number;
  readonly seed: number;
  /** Where it is kept; memory when left out. */
  readonly store?: SimulatedStore;
  /** Whether the invariants are looked at each day, and not only in the end. */
  readonly daily?: boolean;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface SimulationFigures extends Tally {
  readonly records: number;
  readonly years: number;
  readonly seed: number;
  readonly commands: number;
  readonly refused: number;
  readonly sweeps: number;
  readonly downtimeDays: number;
  readonly decrees: number;
  /** Records carried over to the next version while the office worked. */
  readonly migrated: number;
  /** Records that go on with what stayed exempt of another. */
  readonly remainders: number;
  readonly recalculated: number;
  readonly oddities: readonly Oddity[];
  /** SHA-256 over all final states and histories in the order of ids: equal runs have equal digests, whatever the store. */
  readonly digest: string;
}

const DAY_MS = 86_400_000;
const WORKFLOW = 'exempt-information';
const FIRST = instant('2026-01-05T00:00:00.000Z');
/** Ten seconds after midnight in WITA: when the worker's sweep of a day comes by. */
const SWEEP_MS = 16 * 3_600_000 + 10_000;

interface Happening {
  readonly at: Instant;
  readonly order: number;
  readonly run: () => Promise<void>;
}

class RememberingBell extends Bell {
  readonly effects: string[] = [];

  override ring({ effects }: Parameters<Bell['ring']>[0]): void {
    this.effects.push(...effects);
  }
}

/** Decades of an office in a few seconds: persons, neglect, downtimes, decrees; the same runtime as in production. */
export class Simulation {
  private readonly dice: Dice;
  private readonly clock = new StandingClock(FIRST);
  private readonly office: MemoryOffice;
  private readonly ports: CommandPorts;
  private readonly bell = new RememberingBell();
  private readonly commands: Commands;
  private readonly notes: Notes;
  private readonly effects: EffectRunner;
  private readonly queue: TinyQueue<Happening>;
  private readonly asked = new Set<string>();
  private readonly instances: string[] = [];
  private readonly known = new Set<string>();
  private readonly oddities: Oddity[] = [];
  private readonly end: Instant;
  private readonly down: { readonly from: Instant; readonly until: Instant }[] = [];
  private readonly verifier: Verifier;
  private readonly definitions: Releases;
  private readonly migrations: Migrations;
  private readonly watch: DayWatch;
  private order = 0;
  private readonly counted = { commands: 0, refused: 0, sweeps: 0, decrees: 0, migrated: 0, remainders: 0, recalculated: 0 };

  constructor(private readonly options: SimulationOptions) {
    const random = seeded(options.seed);
    this.dice = new Dice(random);
    this.office = new MemoryOffice(this.clock, this.clock, seededIds(seeded(options.seed + 1)));
    this.end = plusMs(FIRST, Math.round(options.years * 365.25) * DAY_MS);
    this.queue = new TinyQueue<Happening>([], (a, b) => (a.at < b.at || (a.at === b.at && a.order < b.order) ? -1 : 1));
    const memory = new MemoryStore();
    const { unitOfWork, reads, agenda } = options.store ?? { unitOfWork: memory, reads: memory.reads, agenda: memory.agenda };
    const definitions = new Releases(options.workflows, WORKFLOW);
    this.definitions = definitions;
    const requestHash = new RequestHash(new Uint8Array(32));
    this.ports = {
      unitOfWork,
      reads,
      agenda,
      definitions,
      requestHash,
      people: new StaffList(),
      bell: this.bell,
      office: this.office,
    };
    this.commands = new Commands(this.ports);
    this.migrations = new Migrations(this.commands, this.ports);
    this.verifier = new Verifier(reads, this.office, definitions);
    this.watch = new DayWatch(
      reads,
      this.office,
      this.verifier,
      new Dice(seeded(options.seed + 2)),
      Math.round(options.years * 365.25),
    );
    this.notes = new Notes(this.commands, this.ports);
    this.effects = new EffectRunner(this.commands, agenda, this.office, {
      ...engineEffects({ commands: this.commands, agenda, reads }),
      notify: () => Promise.resolve(null),
    });
  }

  async run(): Promise<SimulationFigures> {
    this.plan();
    const span = epochMs(this.end) - epochMs(FIRST);
    for (let next = this.queue.pop(); next && next.at <= this.end; next = this.queue.pop()) {
      this.clock.moveTo(next.at);
      await next.run();
      this.options.onProgress?.(Math.min(0.9, (0.9 * (epochMs(next.at) - epochMs(FIRST))) / span));
    }
    this.clock.moveTo(this.end);
    await this.sweep();
    return this.conclude();
  }

  private plan(): void {
    const days = Math.round(this.options.years * 365.25);
    for (let record = 0; record < this.options.records; record++)
      this.at(plusMs(FIRST, this.dice.int(0, Math.floor(days * 0.8)) * DAY_MS + this.dice.int(0, 8 * 3600) * 1000), () =>
        this.begin(),
      );
    for (let day = 0; day < days; day++) this.at(plusMs(FIRST, day * DAY_MS + SWEEP_MS), () => this.sweep());
    for (let year = 2027; year < 2026 + this.options.years; year++) {
      this.at(instant(`${year}-09-15T04:00:00.000Z`), () => this.decree((data) => yearlyDecree(data, year + 1, this.dice)));
      if (!this.dice.chance(0.3)) continue;
      const number = year;
      const today = instantOf(epochMs(instant(`${year}-01-15T04:00:00.000Z`)) + this.dice.int(0, 250) * DAY_MS);
      this.at(today, () => this.decree((data) => amendment(data, this.office.calendar().dateOf(today), number, this.dice)));
    }
    this.at(plusMs(FIRST, this.dice.int(Math.floor(days * 0.2), Math.floor(days * 0.7)) * DAY_MS), () => this.release());
    for (let outages = Math.round(this.options.years * 0.7); outages > 0; outages--) {
      const from = plusMs(FIRST, this.dice.int(0, days) * DAY_MS);
      this.down.push({ from, until: plusMs(from, this.dice.int(1, 25) * DAY_MS) });
    }
  }

  private at(at: Instant, run: () => Promise<void>): void {
    this.queue.push({ at, order: this.order++, run });
  }

  /** When an outage that holds now will be over. */
  private outage(): Instant | undefined {
    const now = this.clock.now();
    return this.down.find(({ from, until }) => from <= now && now < until)?.until;
  }

  private async begin(): Promise<void> {
    const over = this.outage();
    if (over) return this.at(over, () => this.begin());
    const { actor, payload } = newRecord(this.dice, this.today());
    const start = { commandId: this.commandId(), actor, workflow: WORKFLOW, payload };
    const answer = await this.allowed(() => this.commands.start(start));
    if (!answer) return;
    await this.take(answer.instanceId);
  }

  /** A new record, one that another left behind among them. */
  private async take(instanceId: string): Promise<void> {
    if (this.known.has(instanceId)) return;
    this.known.add(instanceId);
    this.instances.push(instanceId);
    await this.follow(instanceId);
  }

  /** The next version is released: new records begin on it, and in the days after all others are carried over. */
  private release(): Promise<void> {
    this.definitions.release();
    for (const instanceId of this.instances)
      this.at(plusMs(this.clock.now(), this.dice.int(0, 3 * 86_400) * 1000), () => this.migrate(instanceId));
    return Promise.resolve();
  }

  private async migrate(instanceId: string): Promise<void> {
    const { version } = this.definitions.next;
    const request = { commandId: this.commandId(), instanceId, actor: SYSTEM };
    const tried = await this.migrations.preview(request, version);
    await this.migrations.migrate(request, version, ({ digest }) => {
      this.counted.migrated++;
      if (digest !== tried?.digest) this.oddities.push({ instanceId, what: 'migrated otherwise than it was tried' });
    });
    // Whoever is not sure that it was done does it again.
    if (this.dice.chance(0.05)) await this.migrations.migrate(request, version);
    await this.follow(instanceId);
  }

  /** What the worker does: fires what is due, delivers effects (some twice), and persons see their new tasks. */
  private async sweep(): Promise<void> {
    if (this.outage() && this.clock.now() < this.end) return;
    this.counted.sweeps++;
    for (;;) {
      const due = await this.ports.agenda.due(this.clock.now(), this.clock.now(), 200);
      if (due.length === 0) break;
      for (const instanceId of due) {
        await this.watch.around(instanceId, () => this.commands.fireDue(instanceId));
        await this.follow(instanceId);
      }
    }
    if (this.options.daily) await this.watch.endOfDay(this.daysSince(), this.instances, this.clock.now());
  }

  /** Delivers what the last command left to do, then lets persons plan what they will do about open tasks. */
  private async follow(instanceId: string): Promise<void> {
    this.watch.touch(instanceId);
    for (const outboxId of this.bell.effects.splice(0)) {
      await this.effects.deliver(outboxId);
      if (this.dice.chance(0.1)) await this.effects.deliver(outboxId);
    }
    for (const begun of await this.remaindersOf(instanceId)) {
      if (!this.known.has(begun)) this.counted.remainders++;
      await this.take(begun);
    }
    // In an order of its own, so that the dice fall alike whatever order a store has.
    const keys = (await this.ports.reads.tasks(instanceId)).map(({ key }) => key).sort();
    for (const key of keys) {
      const name = `${instanceId}/${key}`;
      if (this.asked.has(name)) continue;
      this.asked.add(name);
      if (this.dice.chance(0.04)) continue; // forgotten for ever: the ladder and the law must do without this person
      const delay = this.dice.chance(0.1) ? this.dice.int(20, 120) : this.dice.int(0, 15);
      this.at(plusMs(this.clock.now(), delay * DAY_MS + this.dice.int(60, 8 * 3600) * 1000), () => this.act(instanceId, key));
    }
  }

  private async remaindersOf(instanceId: string): Promise<string[]> {
    const instance = await this.ports.reads.instance(instanceId);
    const { remainders } = instance?.state.context as { readonly remainders: readonly { readonly instance: string }[] };
    return remainders.map(({ instance: begun }) => begun);
  }

  private async act(instanceId: string, key: string): Promise<void> {
    const over = this.outage();
    if (over) return this.at(over, () => this.act(instanceId, key));
    const task = (await this.ports.reads.tasks(instanceId)).find((open) => open.key === key);
    const instance = await this.ports.reads.instance(instanceId);
    if (!task || !instance) return;
    const evidence = this.office.ids.uuid(this.clock.now());
    const deed = deedFor({ dice: this.dice, today: this.today(), instance, task, evidence });
    // A proposal is made again after two months at the earliest, whatever came of it.
    const proposes = Object.values(deed.payload).includes(evidence);
    if (proposes) await this.attach(instanceId, deed.actor, evidence);
    if (this.dice.chance(0.02))
      await this.allowed(() => this.notes.claim({ commandId: this.commandId(), instanceId, actor: deed.actor }, key));
    const done = await this.send(instanceId, deed, instance.revision);
    // Refused or overtaken: the person looks again in a week.
    if (!done) this.at(plusMs(this.clock.now(), (proposes ? 60 : 7) * DAY_MS), () => this.act(instanceId, key));
    else if (this.dice.chance(0.02))
      this.at(plusMs(this.clock.now(), this.dice.int(1, 40) * DAY_MS), () => this.lend(instanceId));
    if (done && this.dice.chance(0.02))
      this.at(plusMs(this.clock.now(), this.dice.int(1, 400) * DAY_MS), () => this.hold(instanceId));
    if (done && deed.type === 'RELEASE')
      this.at(plusMs(this.clock.now(), this.dice.int(1, 900) * DAY_MS), () => this.dispose(instanceId));
    await this.follow(instanceId);
    // The task stays open with the same key after a deed that only prepares the next.
    if ((await this.ports.reads.tasks(instanceId)).some((open) => open.key === key) && done)
      this.at(plusMs(this.clock.now(), (proposes ? 60 : 1) * DAY_MS), () => this.act(instanceId, key));
  }

  private async attach(instanceId: string, actor: Actor, id: string): Promise<void> {
    const file = {
      id,
      name: 'bukti.pdf',
      storageKey: id,
      size: 1,
      mime: 'application/pdf',
      commitment: id,
      salt: new Uint8Array(32),
    };
    await this.allowed(() => this.notes.attach({ commandId: this.commandId(), instanceId, actor }, file));
  }

  private async lend(instanceId: string): Promise<void> {
    const actor = this.dice.pick(STAFF.officers);
    const dueBackOn = this.office.calendar().workingDaysAfter(this.today(), this.dice.int(1, 30));
    await this.send(instanceId, { actor, type: 'LEND', payload: { borrower: 'Bagian Hukum', purpose: 'Sidang', dueBackOn } });
    await this.follow(instanceId);
  }

  /** For a case, until it is over. */
  private async hold(instanceId: string): Promise<void> {
    const caseNumber = `${this.dice.int(1, 99)}/KI`;
    await this.send(instanceId, heldFor(this.dice, this.today(), caseNumber));
    await this.follow(instanceId);
    this.at(plusMs(this.clock.now(), this.dice.int(30, 1500) * DAY_MS), async () => {
      await this.send(instanceId, freed(caseNumber), (await this.ports.reads.instance(instanceId))?.revision);
      await this.follow(instanceId);
    });
  }

  private async dispose(instanceId: string): Promise<void> {
    const evidence = this.office.ids.uuid(this.clock.now());
    for (const deed of disposal(this.dice, this.today(), evidence)) {
      if (deed.type === 'PROPOSE_DESTRUCTION') await this.attach(instanceId, deed.actor, evidence);
      await this.send(instanceId, deed);
    }
    await this.follow(instanceId);
  }

  private async send(instanceId: string, { actor, type, payload }: Deed, ifMatch?: number): Promise<boolean> {
    const event = {
      commandId: this.commandId(),
      instanceId,
      actor,
      type,
      payload,
      ...(ifMatch === undefined ? {} : { ifMatch }),
    };
    const answer = await this.allowed(() => this.commands.send(event));
    // A client that lost the answer asks again with its key, and must not act twice.
    if (answer && this.dice.chance(0.05)) await this.commands.send(event);
    return answer !== null;
  }

  private async decree(revise: (data: CalendarData) => CalendarData): Promise<void> {
    this.office.activate(makeCalendar(revise(this.office.calendar().data)));
    this.counted.decrees++;
    for (const instanceId of this.instances) {
      const instance = await this.ports.reads.instance(instanceId);
      if (instance?.nextDueAt && (await this.commands.recalculate(instanceId))) this.counted.recalculated++;
    }
  }

  private async allowed<T>(work: () => Promise<T>): Promise<T | null> {
    this.counted.commands++;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.counted.refused++;
      return null;
    }
  }

  private commandId = (): string => `sim-${this.order++}`;
  private daysSince = (): number => Math.floor((epochMs(this.clock.now()) - epochMs(FIRST)) / DAY_MS);
  private today = () => this.office.calendar().dateOf(this.clock.now());

  private async conclude(): Promise<SimulationFigures> {
    const { records, years, seed } = this.options;
    const { verifier } = this;
    const tally: Tally = {
      instances: 0,
      deadlines: 0,
      late: 0,
      openedByLaw: 0,
      openedByDecision: 0,
      openedOtherwise: 0,
      changed: 0,
      destroyed: 0,
      stillExempt: 0,
      pending: 0,
    };
    const oddities: Oddity[] = [...this.oddities, ...this.watch.oddities];
    for (const [index, instanceId] of this.instances.entries()) {
      oddities.push(...(await checkInstance({ ports: this.ports, verifier, instanceId, now: this.end, down: this.down, tally })));
      this.options.onProgress?.(0.9 + (0.1 * (index + 1)) / this.instances.length);
    }
    const downtimeDays = Math.round(this.down.reduce((sum, { from, until }) => sum + epochMs(until) - epochMs(from), 0) / DAY_MS);
    return {
      records,
      years,
      seed,
      ...this.counted,
      downtimeDays,
      ...tally,
      oddities,
      digest: await digestOf(this.ports.reads, this.instances),
    };
  }
}

export const simulate = (options: SimulationOptions): Promise<SimulationFigures> => new Simulation(options).run();
