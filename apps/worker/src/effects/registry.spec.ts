import { ENGINE_EFFECTS, isEffect } from '@tabir/engine';
import { workflows } from '@tabir/workflows';
import { effectHandlers } from './registry.js';

describe('the registry of effects', () => {
  const handlers = Object.keys(effectHandlers({ notifyUrl: undefined } as never));
  const declared = workflows.map(({ id, machine }) => {
    const actions = Object.entries(machine.implementations.actions as Record<string, unknown>);
    return [id, actions.filter(([, action]) => isEffect(action)).map(([name]) => name)] as const;
  });

  it.each(declared)('has exactly one handler for each effect that %s declares', (_id, effects) => {
    expect(effects.length).toBeGreaterThan(0);
    for (const effect of effects) expect(handlers.filter((name) => name === effect)).toEqual([effect]);
  });

  it('has the handlers of the engine, and no other that nobody declares', () => {
    expect(handlers).toEqual(expect.arrayContaining([...ENGINE_EFFECTS]));
    const own = handlers.filter((name) => !(ENGINE_EFFECTS as readonly string[]).includes(name));
    expect(own.filter((name) => !declared.some(([, effects]) => effects.includes(name)))).toEqual([]);
  });
});
