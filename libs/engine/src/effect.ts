const EFFECT = Symbol('tabir.effect');

/**
 * Declares an effect of a machine: its type and params leave the step as data for the outbox.
 * Running it is a mistake by construction, because nothing may happen inside a transition.
 */
export function effect<P = undefined>(): (args: unknown, params: P) => void {
  const declared = (): void => {
    throw new Error('Effects run in the worker, after the commit, never in a machine.');
  };
  return Object.assign(declared, { [EFFECT]: true });
}

export const isEffect = (action: unknown): boolean => typeof action === 'function' && EFFECT in action;
