import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { instant, plusMs, type Instant, type LocalDate } from '@tabir/kernel';
import { Accounts, DatabaseOffice } from '@tabir/persistence';
import {
  Agenda,
  caseStream,
  Commands,
  EffectRunner,
  engineEffects,
  readLogEntry,
  Reads,
  SYSTEM,
  Verifier,
  type InstanceRow,
  type LogRecord,
} from '@tabir/runtime';

const UNIT = 'u-1';
const DAY_MS = 86_400_000;
/** Long enough that nothing falls due by itself. */
const TERM_DAYS = 300;
const actor = (id: string, role: string): Actor => ({ id, role, unit: UNIT, agency: null, onBehalfOf: null });

/** Records of the sample workflow in a running process, led by persons of one unit. */
export class SampleOffice {
  readonly officer = actor('p-officer', 'officer');
  readonly chair = actor('p-chair', 'chair');
  private voter: Actor | undefined;

  constructor(readonly app: INestApplicationContext) {}

  get office(): DatabaseOffice {
    return this.app.get(DatabaseOffice);
  }

  /** The office's day in so many days. */
  inDays(days: number): LocalDate {
    return this.office.calendar().dateOf(plusMs(this.office.clock.now(), days * DAY_MS));
  }

  async start(endsOn?: LocalDate): Promise<string> {
    const payload = { unit: UNIT, title: 'Rahasia pegawai', ...(endsOn === undefined ? {} : { endsOn }) };
    const commands = this.app.get(Commands);
    const answer = await commands.start({ commandId: this.commandId(), actor: this.officer, workflow: 'sample', payload });
    return answer.instanceId;
  }

  /** Brings a new record to the point where its one private vote is in and the effect `openSealed` waits. */
  async voted(): Promise<string> {
    const voter = (this.voter ??= await this.enrolVoter());
    const instanceId = await this.start();
    await this.send(instanceId, this.officer, 'PREPARE', { panel: [voter.id] });
    await this.send(instanceId, this.officer, 'PREPARE', { panel: [voter.id] });
    await this.send(instanceId, voter, 'VOTE', { choice: 'yes' });
    return instanceId;
  }

  /** New records that wait for a decision; everything that they had in the outbox is done. */
  async undecided(count: number): Promise<string[]> {
    const voter = (this.voter ??= await this.enrolVoter());
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const id = await this.start(this.inDays(TERM_DAYS));
      await this.send(id, this.officer, 'PREPARE', { panel: [] });
      await this.send(id, this.officer, 'PREPARE', { panel: [voter.id] });
      await this.send(id, voter, 'VOTE', { choice: 'yes' });
      ids.push(id);
    }
    await this.deliverAll();
    return ids;
  }

  /** A round over the samples that wait for a decision, signed: the effect `send` waits. */
  async signedRound(): Promise<string> {
    const payload = { unit: UNIT, title: 'Putaran rahasia' };
    const commands = this.app.get(Commands);
    const commandId = this.commandId();
    const { instanceId } = await commands.start({ commandId, actor: this.officer, workflow: 'round', payload });
    await this.send(instanceId, this.chair, 'SIGN', {});
    return instanceId;
  }

  async send(instanceId: string, sender: Actor, type: string, payload: object): Promise<void> {
    const { revision } = await this.instance(instanceId);
    await this.app
      .get(Commands)
      .send({ commandId: this.commandId(), instanceId, actor: sender, type, payload, ifMatch: revision });
  }

  async instance(id: string): Promise<InstanceRow> {
    const row = await this.app.get(Reads).instance(id);
    if (!row) throw new Error(`There is no instance ${id}.`);
    return row;
  }

  async history(id: string): Promise<LogRecord[]> {
    return (await this.app.get(Reads).history(caseStream(id), 0, 500)).map(readLogEntry);
  }

  /** Types of the log rows, in order. */
  async types(id: string): Promise<string[]> {
    return (await this.history(id)).map(({ event }) => event.type);
  }

  /** What the verifier finds; nothing, when all is well. */
  async findings(...ids: string[]): Promise<unknown[]> {
    const verifier = this.app.get(Verifier);
    return (await Promise.all(ids.map((id) => verifier.instance(id)))).flat();
  }

  async moveClock(days: number): Promise<void> {
    await this.office.moveClock(plusMs(this.office.clock.now(), days * DAY_MS));
  }

  /** Sets the clock to a moment shortly before another. */
  async moveClockTo(at: Instant): Promise<void> {
    await this.office.moveClock(at);
  }

  private async deliverAll(): Promise<void> {
    const [commands, agenda, reads] = [this.app.get(Commands), this.app.get(Agenda), this.app.get(Reads)];
    const runner = new EffectRunner(commands, agenda, this.office, {
      ...engineEffects({ commands, agenda, reads }),
      notify: () => Promise.resolve(null),
    });
    for (let waiting: string[]; (waiting = await agenda.waitingEffects(this.office.systemClock.now(), 100)).length > 0;)
      for (const id of waiting) await runner.deliver(id);
  }

  private async enrolVoter(): Promise<Actor> {
    const accounts = this.app.get(Accounts);
    await accounts.putUnit({ id: UNIT, name: 'Kota Contoh' }, SYSTEM);
    const person = { signInName: 'voter', name: 'Penelaah', nip: null, email: null, unit: UNIT, agency: null };
    const id = await accounts.createPerson(person, SYSTEM);
    const validFrom = instant('2020-01-01T00:00:00.000Z');
    await accounts.grantRole(
      { person: id, role: 'voter', unit: UNIT, agency: null, validFrom, validTo: null, basis: 'SK 1' },
      SYSTEM,
    );
    return actor(id, 'voter');
  }

  private commandId(): string {
    return this.office.ids.uuid(this.office.clock.now());
  }
}
