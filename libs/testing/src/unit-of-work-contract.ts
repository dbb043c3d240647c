import { afterAll, beforeAll, describe } from '@jest/globals';
import { agenda, effects, members } from './contract/agenda.js';
import { commandIds } from './contract/command-ids.js';
import { competing } from './contract/competing.js';
import { projections, tasksAndDeadlines } from './contract/derived-rows.js';
import { inbox } from './contract/inbox.js';
import type { ContractWorld } from './contract/world.js';
import { writing } from './contract/writing.js';

/** What every implementation of UnitOfWork, Reads and Agenda must do, so that a simulation in memory is worth something. */
export function unitOfWorkContract(name: string, makeWorld: () => Promise<ContractWorld>): void {
  describe(name, () => {
    let world: ContractWorld;
    beforeAll(async () => {
      world = await makeWorld();
    });
    afterAll(() => world.close());
    const get = (): ContractWorld => world;

    describe('what is written', () => writing(get));
    describe('command ids', () => commandIds(get));
    describe('competing changes', () => competing(get));
    describe('tasks and deadlines', () => tasksAndDeadlines(get));
    describe('projections and sealed values', () => projections(get));
    describe('the inbox', () => inbox(get));
    describe('the agenda', () => agenda(get));
    describe('effects', () => effects(get));
    describe('members of an effect', () => members(get));
  });
}
