import type { Actor } from '@tabir/engine';
import { CALENDAR_CHANGE, SETTINGS_CHANGE } from '../../testing/src/office-changes.js';
import { memoryWorld, type MemoryWorld } from '../../testing/src/memory-world.js';
import { sample } from '../../testing/src/sample-workflow.js';
import { calendarChangeV1 } from '../../../workflows/calendar-change/v1/index.js';
import { settingsChangeV1 } from '../../../workflows/settings-change/v1/index.js';
import { MovesPreview, Definitions, type MovesPage } from './index.js';

const officer: Actor = { id: 'o-1', role: 'officer', unit: 'unit-1', agency: null, onBehalfOf: null };

let commandNumber = 0;
const begin = async (world: MemoryWorld, workflow: string, payload: object): Promise<string> =>
  (await world.commands.start({ commandId: `command-${++commandNumber}`, actor: officer, workflow, payload })).instanceId;
const secret = (world: MemoryWorld, endsOn = '2026-12-31'): Promise<string> =>
  begin(world, 'sample', { unit: 'unit-1', title: 'Rahasia', endsOn });
const moves = (world: MemoryWorld, id: string, limit = 50): Promise<MovesPage> =>
  new MovesPreview(world).moves(id, officer, limit, null);

describe('the preview of moves', () => {
  it('tells what activating does, to the moment, and writes nothing', async () => {
    const world = memoryWorld([sample, calendarChangeV1]);
    const id = await secret(world);
    await secret(world, '2030-12-31');
    const change = await begin(world, 'calendar-change', CALENDAR_CHANGE);
    const before = await world.reads.instance(id);
    const { items, checked } = await moves(world, change);
    expect(checked).toBe(3);
    expect(new Set(items.map(({ record }) => record))).toEqual(new Set([id]));
    expect(items).toContainEqual(
      expect.objectContaining({ from: '2026-11-16T16:00:00.000Z', to: '2026-11-15T16:00:00.000Z', past: false }),
    );
    expect(await world.reads.instance(id)).toEqual(before);
  });

  it('counts what this process cannot derive, and goes on', async () => {
    const world = memoryWorld([sample, calendarChangeV1]);
    await secret(world);
    const change = await begin(world, 'calendar-change', CALENDAR_CHANGE);
    const older = { ...world, definitions: new Definitions([calendarChangeV1]) };
    expect(await moves(older, change)).toEqual({ items: [], checked: 2, hidden: 0, failed: 1, next: null });
  });

  it('ends a page after five hundred records in which nothing moves, and says where', async () => {
    const world = memoryWorld([sample, calendarChangeV1]);
    const change = await begin(world, 'calendar-change', CALENDAR_CHANGE);
    for (let i = 0; i < 500; i++) await secret(world, '2030-12-31');
    const page = await moves(world, change);
    expect(page).toMatchObject({ items: [], checked: 500, next: expect.any(String) });
    expect((await new MovesPreview(world).moves(change, officer, 50, page.next)).next).toBeNull();
  });

  it('tells what a new ladder moves, with the settings in force otherwise, and nothing any more once it is activated', async () => {
    const world = memoryWorld([sample, settingsChangeV1]);
    const id = await secret(world);
    const ladder = { t90: 90, t60: 70, t45: 45, t5: 5 };
    const change = await begin(world, 'settings-change', { ...SETTINGS_CHANGE, ladder });
    expect((await moves(world, change)).items).toEqual([
      expect.objectContaining({ record: id, from: '2026-10-05T16:00:00.000Z', to: '2026-09-21T16:00:00.000Z', past: false }),
    ]);
    expect(world.office.settings().values).toEqual({});
    const chair = { ...officer, id: 'c-1', role: 'chair' };
    await world.commands.send({
      commandId: 'activate',
      instanceId: change,
      actor: chair,
      type: 'ACTIVATE',
      payload: {},
      ifMatch: 1,
    });
    expect((await moves(world, change)).items).toEqual([]);
  });

  it('is empty for settings that move nothing', async () => {
    const world = memoryWorld([sample, settingsChangeV1]);
    await secret(world);
    const change = await begin(world, 'settings-change', SETTINGS_CHANGE);
    expect(await moves(world, change)).toMatchObject({ items: [], checked: 0 });
  });

  it('is not there for a record that changes neither calendar nor settings', async () => {
    const world = memoryWorld([sample, calendarChangeV1]);
    await expect(moves(world, await secret(world))).rejects.toMatchObject({ code: 'instance.not-found' });
  });

  it('says that a change does not fit any more', async () => {
    const world = memoryWorld([sample, calendarChangeV1]);
    const [first, second] = [
      await begin(world, 'calendar-change', CALENDAR_CHANGE),
      await begin(world, 'calendar-change', CALENDAR_CHANGE),
    ];
    const mandate = { record: first, kode: 'x', proposedBy: officer, activatedBy: officer };
    await world.office.adoptCalendar(
      (data) => ({ ...data, decrees: [...data.decrees, { ...CALENDAR_CHANGE.decree, signedOn: '2026-02-01' as never }] }),
      mandate,
    );
    await expect(moves(world, second)).rejects.toMatchObject({ code: 'calendar.invalid-data' });
  });
});
