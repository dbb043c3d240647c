/** Every place where a test may kill the process: the borders of commits, where work could be lost or doubled. */
export const FAULT_POINTS = [
  'command.before-commit',
  'command.after-commit',
  'deadline.before-commit',
  'deadline.after-commit',
  'outbox.after-claim',
  'effect.after-run',
  'effect.after-report',
  'send.after-member',
  'send.after-part',
  'recalculate.after-record',
  'office.after-adopt',
  'sequencer.before-commit',
  'file.after-rename',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

let strike: (point: FaultPoint) => void = () => undefined;

/** Tests arm this; in production it stays a no-op. */
export function armFaults(onReach: (point: FaultPoint) => void): void {
  strike = onReach;
}

export const faultPoint = (point: FaultPoint): void => strike(point);
