import { localDate } from '@tabir/kernel';
import { IsOptional } from 'class-validator';
import { Nested, NumberPattern, Numbered, Text, numberFrom, paperNumberOf, papersIn, readPayload } from './index.js';

class Sheet {
  @Text(100)
  @Numbered('sheet', 'date')
  number: string;
}

class Paper {
  @Text(100)
  @Numbered('determination', 'signedOn')
  number: string;

  @Text(10)
  signedOn: string;

  @Nested(() => Sheet)
  sheet: Sheet;
}

class WithScan extends Paper {
  @IsOptional()
  @Text(36)
  scan?: string;
}

class Setting {
  @NumberPattern()
  pattern: string;
}

describe('a field with the number of a paper', () => {
  it('says of which paper, and where the day of the paper stands, to classes that inherit it as well', () => {
    expect(paperNumberOf(WithScan, 'number')).toEqual({ kind: 'determination', datedBy: 'signedOn' });
    expect(paperNumberOf(WithScan, 'scan')).toBeUndefined();
    expect(paperNumberOf(WithScan, 'constructor')).toBeUndefined();
  });

  it('is found in the parts of a payload too', () => {
    expect(papersIn(WithScan).sort()).toEqual(['determination', 'sheet']);
    expect(papersIn(Setting)).toEqual([]);
  });
});

describe('the pattern of a number', () => {
  const isTaken = (pattern: unknown): boolean => {
    try {
      readPayload(Setting, { pattern });
      return true;
    } catch {
      return false;
    }
  };

  it.each(['{n}/{year}', '188.4/{n}/PPID/{romanMonth}/{year}', '{year}-{month}-{n}', '{n}.{n}/{year}'])('may be %s', (pattern) =>
    expect(isTaken(pattern)).toBe(true),
  );

  it.each([
    ['no running number', '188/{year}'],
    ['no year', '188/{n}'],
    ['a placeholder that nobody knows', '{n}/{unit}/{year}'],
    ['half a placeholder', '{n}/{year'],
    ['a brace left over', '{n}/{year}}'],
    ['no text', 7],
  ])('is refused with %s', (_, pattern) => expect(isTaken(pattern)).toBe(false));

  it.each([
    ['188.4/{n}/PPID/{romanMonth}/{year}', 7, '2026-01-05', '188.4/7/PPID/I/2026'],
    ['{n}/{romanMonth}/{year}', 12, '2026-12-31', '12/XII/2026'],
    ['{year}/{month}/{n}-{n}', 1, '2030-09-01', '2030/09/1-1'],
    // What a shell or a pattern language would read as a command stays as it is.
    ['$&{n}$1/{year}', 1, '2030-09-01', '$&1$1/2030'],
  ])('%s gives the paper number %s of %s the number %s', (pattern, n, day, number) =>
    expect(numberFrom(pattern, n, localDate(day))).toBe(number),
  );
});
