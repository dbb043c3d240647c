import type { Office } from '@tabir/config';
import { localAddress, Supervisor } from '@tabir/services';
import { existsSync, readFileSync } from 'node:fs';
import { apps, prepareOffice, WELCOME } from './office-processes.js';

const say = (line: string): void => console.log(line);

/** Runs the office until a signal asks for its end. */
export async function runOffice(office: Office): Promise<void> {
  const supervisor = new Supervisor(office, { ...apps(office), prepare: (halt) => prepareOffice(office, halt, say), say });
  let ending: Promise<void> | undefined;
  const asked = firstSignal().then(() => {
    say('Stopping the office …');
    return (ending = supervisor.stop());
  });
  const began = performance.now();
  say(`Starting the ${office.folder.kind} office in ${office.folder.path}`);
  try {
    await supervisor.start();
    say(readyText(office, performance.now() - began));
    await asked;
  } catch (error) {
    // A start that fails because it was asked to end is no failure.
    if (ending === undefined) throw error;
    await ending;
  }
  say('The office is stopped.');
}

/** Signals after the first are swallowed: npm and the terminal often send the same one twice, and stopping is under way. */
const firstSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

function readyText({ config, folder }: Office, tookMs: number): string {
  const address = localAddress(config.host, config.port);
  const welcome = folder.inside(WELCOME);
  return [
    `Tabir is ready after ${(tookMs / 1000).toFixed(1)} s.`,
    '',
    `  Office        ${address}`,
    `  Public list   ${address}/publik/dik`,
    `  API           ${address}/api/openapi.json`,
    `  Data          ${folder.path} (${folder.kind})`,
    `  Logs          ${folder.inside('logs')}`,
    ...(existsSync(welcome) ? ['', readFileSync(welcome, 'utf8').trimEnd()] : []),
    '',
    'Ctrl-C stops the office.',
  ].join('\n');
}
