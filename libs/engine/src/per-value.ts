import type { StateValue } from 'xstate';

/**
 * Makes what depends on nothing but a state's value once for each value that an owner meets. Thousands of records share the few
 * hundred values that a procedure can have, and finding out anew for every step what a value stands for is dear.
 */
export function perValue<Owner extends object, T>(make: (owner: Owner, value: StateValue) => T): typeof make {
  const owners = new WeakMap<Owner, Map<string, T>>();
  return (owner, value) => {
    let known = owners.get(owner);
    if (!known) owners.set(owner, (known = new Map<string, T>()));
    const key = JSON.stringify(value);
    let made = known.get(key);
    if (made === undefined) known.set(key, (made = make(owner, value)));
    return made;
  };
}
