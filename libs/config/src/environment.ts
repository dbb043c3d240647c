export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process. Nobody else reads process.env, so that every setting has a name, a check and a line in the docs. */
export const readEnvironment = (): Environment => process.env;

/** The environment for a child: this one's, with the values given put in and those given as undefined taken out. */
export function childEnvironment(changes: Environment): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries({ ...process.env, ...changes }).filter(([, value]) => value !== undefined));
}

/** Hands values to the processes that this one starts without saying what they get (jest's workers). */
export function publish(values: Readonly<Record<string, string>>): void {
  Object.assign(process.env, values);
}
