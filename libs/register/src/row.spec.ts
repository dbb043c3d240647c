import { instant } from '@tabir/kernel';
import { effectiveStatus, type RegisterRow } from './row.js';

const T = instant('2027-10-13T16:00:00.000Z');
const before = instant('2027-10-13T15:59:59.999Z');
const status = (stage: RegisterRow['stage'], secretUntil: RegisterRow['secretUntil'], now = before): string =>
  effectiveStatus({ stage, secretUntil }, now);

describe('effectiveStatus', () => {
  it('keeps an accepted record exempt to the last millisecond', () => expect(status('accepted', T)).toBe('exempt'));
  it('opens it at its moment and stays so', () => {
    expect(status('accepted', T, T)).toBe('open');
    expect(status('accepted', T, instant('2057-01-01T00:00:00.000Z'))).toBe('open');
  });
  it('never opens a record without an end', () =>
    expect(status('accepted', null, instant('9999-12-31T00:00:00.000Z'))).toBe('exempt'));
  it.each(['draft', 'submitted', 'returned'] as const)('calls a record that is %s a draft until its end', (stage) => {
    expect(status(stage, T)).toBe('draft');
    expect(status(stage, null)).toBe('draft');
    expect(status(stage, T, T)).toBe('open');
  });
  it('says nothing about information whose record was withdrawn', () => expect(status('withdrawn', T, T)).toBe('withdrawn'));
});
