import type { StateValue } from 'xstate';

const texts = new WeakMap<object, string>();

/** The value as a key. A state keeps its value object for good, and is asked about it several times in each step. */
function keyOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  let key = texts.get(value);
  if (key === undefined) texts.set(value, (key = JSON.stringify(value)));
  return key;
}

/**
 * Makes what depends on nothing but a state's value once for each value that an owner meets. Thousands of records share the few
 * hundred values that a procedure can have, and finding out anew for every step what a value stands for is dear.
 */
export function perValue<Owner extends object, T>(make: (owner: Owner, value: StateValue) => T): typeof make {
  const owners = new WeakMap<Owner, Map<string, T>>();
  return (owner, value) => {
    let known = owners.get(owner);
    if (!known) owners.set(owner, (known = new Map<string, T>()));
    const key = keyOf(value);
    let made = known.get(key);
    if (made === undefined) known.set(key, (made = make(owner, value)));
    return made;
  };
}
