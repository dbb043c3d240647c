import { armFaults, FAULT_POINTS, faultPoint, type FaultPoint } from './fault-points.js';

describe('faultPoint', () => {
  it('does nothing until it is armed', () => {
    expect(() => {
      for (const point of FAULT_POINTS) faultPoint(point);
    }).not.toThrow();
  });

  it('tells the armed test which point was reached, and lets its error through', () => {
    const reached: FaultPoint[] = [];
    armFaults((point) => {
      reached.push(point);
      if (point === 'command.after-commit') throw new Error('Killed here.');
    });
    faultPoint('command.before-commit');
    expect(() => {
      faultPoint('command.after-commit');
    }).toThrow('Killed here.');
    expect(reached).toEqual(['command.before-commit', 'command.after-commit']);
    armFaults(() => undefined);
  });

  it('names each point once', () => {
    expect(new Set(FAULT_POINTS).size).toBe(FAULT_POINTS.length);
  });
});
