import { type Actor } from '@tabir/engine';
import { CLOSED, EffectRunner, openSealed } from '@tabir/runtime';
import { PAYLOADS, PEOPLE, determination, record, standIn } from '../../../libs/testing/src/exempt-record.js';
import { MemoryPeople, memoryWorld, type MemoryWorld } from '../../../libs/testing/src/memory-world.js';
import { workflows } from '../../index.js';

const { officer, chair, head, agency, member1, member2, member3 } = PEOPLE;

/** The real runtime over memory, with one record that is led by hand. */
class Desk {
  private commands = 0;

  private constructor(
    readonly world: MemoryWorld,
    readonly id: string,
  ) {}

  static async begin(payload: object): Promise<Desk> {
    const persons = [member1, member2, member3].map(
      ({ id, agency: from }) => [id, { roles: ['consideration-team'], agency: from }] as const,
    );
    const world = memoryWorld(workflows, { people: new MemoryPeople(Object.fromEntries(persons)) });
    const { instanceId } = await world.commands.start({
      commandId: 'start',
      actor: agency,
      workflow: 'exempt-information',
      payload,
    });
    return new Desk(world, instanceId);
  }

  async send(type: string, actor: Actor, payload: object = {}): Promise<this> {
    await this.world.commands.fireDue(this.id);
    const ifMatch = (await this.world.reads.instance(this.id))?.revision ?? 0;
    await this.world.commands.send({ commandId: `c-${++this.commands}`, instanceId: this.id, actor, type, payload, ifMatch });
    return this;
  }

  async deliverEffects(): Promise<void> {
    const { commands, agenda, office, reads, systemClock } = this.world;
    const runner = new EffectRunner(commands, agenda, office, {
      openSealed: openSealed(reads),
      notify: () => Promise.resolve(null),
    });
    for (const id of await agenda.waitingEffects(systemClock.now(), 100)) expect(await runner.deliver(id)).toBe('done');
  }

  async row(): Promise<Readonly<Record<string, unknown>>> {
    return (await this.world.reads.projection('register_item', this.id)) ?? {};
  }
}

describe('a record in the office', () => {
  it('is led through the SOP by everybody in turn, and its history proves it', async () => {
    const desk = await Desk.begin(record({ medium: 'hard', determination: determination() }));
    await desk.send('SUBMIT', agency);
    await desk.send('ACCEPT', chair);
    await desk.send('CLASSIFY', officer, PAYLOADS.CLASSIFY);
    await desk.send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING);
    await desk.send('STORE', officer, { locator: 'R1/L2/rak 3' });
    await desk.send('AUTHORISE_LISTING', chair, PAYLOADS.AUTHORISE_LISTING);
    await desk.send('RECORD_UPLOAD', officer, PAYLOADS.RECORD_UPLOAD);
    expect(await desk.row()).toMatchObject({
      stage: 'accepted',
      listing: 'uploaded',
      title: 'Hasil pemeriksaan disiplin pegawai N.N.',
    });

    desk.world.clock.moveTo('2026-10-07T01:00:00.000Z');
    await desk.world.commands.fireDue(desk.id);
    expect(await desk.row()).toMatchObject({ review: 'preparing', rung: 't60' });

    await desk.send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panel: [member1.id, member3.id] });
    await desk.send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION);
    await desk.send('GIVE_OPINION', member3, { opinion: { choice: 'keep', reason: 'Masih berbahaya.' } });
    await desk.deliverEffects();
    await desk.send('DECIDE_TO_OPEN', chair, { ...PAYLOADS.DECIDE_TO_OPEN, date: '2026-10-07', opensOn: '2026-10-12' });
    await desk.send('APPROVE_OPENING', head);
    expect(await desk.row()).toMatchObject({ openBasis: 'decision', secretUntil: '2026-10-11T16:00:00.000Z', term: 'active' });

    desk.world.clock.moveTo('2026-10-12T01:00:00.000Z');
    await desk.send('RELEASE', officer, { ...PAYLOADS.RELEASE, releasedOn: '2026-10-12' });
    await desk.deliverEffects();
    expect(await desk.row()).toMatchObject({ term: 'open', release: 'released', listing: 'outdated.opened', incident: 'none' });
    expect(await desk.world.verifier.instance(desk.id)).toEqual([]);
  });

  it('shows nobody an opinion before all of them are opened', async () => {
    const desk = await Desk.begin(record({ determination: determination() }));
    await desk.send('OPEN_REVIEW', officer);
    await desk.send('PREPARE_REVIEW', officer, { ...PAYLOADS.PREPARE_REVIEW, panel: [member1.id, member3.id] });
    await desk.send('GIVE_OPINION', member1, PAYLOADS.GIVE_OPINION);
    const opinions = async (): Promise<unknown> => (await desk.world.queries.view(desk.id, chair)).context['opinions'];
    expect(await opinions()).toMatchObject([{ voter: member1.id, opinion: CLOSED, choice: null, reason: null }]);
    await desk.send('GIVE_OPINION', member3, { opinion: { choice: 'keep', reason: 'Masih berbahaya.' } });
    await desk.deliverEffects();
    expect(await opinions()).toMatchObject([
      { voter: member1.id, choice: 'open', reason: 'Tidak ada lagi bahaya.' },
      { voter: member3.id, choice: 'keep', reason: 'Masih berbahaya.' },
    ]);
    expect(await desk.world.verifier.instance(desk.id)).toEqual([]);
  });

  it('keeps a proposed public text out of its history and its row until the chair has authorised it', async () => {
    const CANARY = 'kenari-kuning';
    const words = Object.fromEntries(Object.keys(PAYLOADS.PROPOSE_ENTRY).map((field) => [field, `${CANARY} ${field}`]));
    const desk = await Desk.begin(record({ determination: determination() }));
    const written = async (): Promise<string> => {
      const history = await desk.world.reads.history(`case:${desk.id}`, 0, 1_000);
      const bytes = history.map((entry) => Buffer.from(entry.bytes).toString()).join('');
      return bytes + JSON.stringify([await desk.row(), await desk.world.reads.instance(desk.id)]);
    };
    await desk.send('SUBMIT', agency);
    await desk.send('ACCEPT', chair);
    await desk.send('CLASSIFY', officer, PAYLOADS.CLASSIFY);
    await desk.send('CONFIRM_FILING', chair, PAYLOADS.CONFIRM_FILING);
    await desk.send('PROPOSE_ENTRY', officer, words);
    // Whoever decides reads it.
    expect((await desk.world.queries.view(desk.id, chair)).context['proposedEntry']).toMatchObject(words);
    await desk.send('AUTHORISE_PROPOSED', chair);
    expect(await written()).not.toContain(CANARY);
    await desk.deliverEffects();
    expect(await written()).toContain(CANARY);
    expect(await desk.row()).toMatchObject({ ...words, listed: true, listing: 'authorised' });
    expect(await desk.world.verifier.instance(desk.id)).toEqual([]);
  });

  it('knows itself where the members of a panel come from', async () => {
    const desk = await Desk.begin(record({ determination: determination() }));
    await desk.send('OPEN_REVIEW', officer);
    const lied = { ...PAYLOADS.PREPARE_REVIEW, panel: [member2.id], panelAgencies: ['agency-9'] };
    await expect(desk.send('PREPARE_REVIEW', officer, lied)).rejects.toMatchObject({
      code: 'event.refused',
      meta: { refusals: [{ id: 'panel.single-voice' }] },
    });
    await desk.send('PREPARE_REVIEW', officer, { ...lied, panel: [member2.id, member3.id] });
    expect((await desk.row())['review']).toBe('considering');
  });

  it('tells whoever may not act why, and acts for nobody twice', async () => {
    const desk = await Desk.begin(record({ determination: determination() }));
    await desk.send('SUBMIT', agency);
    const allowed = async (actor: Actor): Promise<unknown> =>
      (await desk.world.queries.view(desk.id, actor)).allowedEvents.map(({ type, refusals }) => [
        type,
        refusals.map(({ id }) => id),
      ]);
    expect(await allowed(standIn(chair, agency))).toEqual([
      ['ACCEPT', ['four-eyes.submitter']],
      ['RETURN', []],
      ['TRANSFER_HOLDER', []],
    ]);
    expect(await allowed(agency)).toEqual([
      ['WITHDRAW', []],
      ['RECORD_DETERMINATION', ['determination.submitted']],
      ['REPORT_END', []],
    ]);
    await expect(desk.send('ACCEPT', standIn(chair, agency))).rejects.toMatchObject({ code: 'event.refused', kind: 'conflict' });
    await expect(desk.send('ACCEPT', officer)).rejects.toMatchObject({ code: 'policy.duty' });
  });

  it('opens at the end of its period on every page although no worker runs', async () => {
    const desk = await Desk.begin(record({ determination: determination() }));
    desk.world.clock.moveTo('2026-12-31T16:00:00.000Z');
    const view = await desk.world.queries.view(desk.id, chair);
    expect(view.value).toMatchObject({ term: { open: { incident: 'unexplained' } } });
    expect(await desk.row()).toMatchObject({ term: 'active', secretUntil: '2026-12-31T16:00:00.000Z' });
  });
});
