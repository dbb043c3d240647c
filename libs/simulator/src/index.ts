export type { Oddity, Tally } from './checks.js';
export { simulateOffices } from './offices.js';
export { simulate, type SimulatedStore, type SimulationFigures, type SimulationOptions } from './simulation.js';
