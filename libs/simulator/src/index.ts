export type { Oddity, Tally } from './checks.js';
export { simulate, type SimulatedStore, type SimulationFigures, type SimulationOptions } from './simulation.js';
