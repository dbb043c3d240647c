import { AppError, canonicalText, commitment } from '@tabir/kernel';
import { IsInt, IsOptional } from 'class-validator';
import { Amend, Apply, Member, Prepare, Vote } from '../../testing/src/sample-workflow.js';
import {
  Confidential,
  Nested,
  Private,
  Text,
  effect,
  isSealed,
  nestedClassOf,
  readPayload,
  referencesOf,
  sealPayload,
  sealedKindOf,
  type FieldProblem,
  type PayloadClass,
} from './index.js';

function problems(payload: PayloadClass, json: unknown): readonly FieldProblem[] {
  try {
    readPayload(payload, json);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error).toMatchObject({ kind: 'invalid', code: 'payload.invalid' });
    return error.meta.errors as FieldProblem[];
  }
}

describe('readPayload', () => {
  it('gives an instance of the class, parts included', () => {
    const payload = readPayload(Apply, { unit: 'u', title: 'T', members: [{ name: 'Ani', part: 'lead' }] });
    expect(payload).toBeInstanceOf(Apply);
    expect(payload.members?.[0]).toBeInstanceOf(Member);
  });

  it.each([undefined, null, 'text', 5, [{}]])('refuses %p, which is no object', (json) => {
    expect(problems(Apply, json)).toEqual([{ path: '', problems: ['the payload must be an object'] }]);
  });

  it('names every wrong field by its path, unknown ones too', () => {
    const found = problems(Apply, {
      unit: 5,
      title: '  ',
      endsOn: '2026-02-30',
      members: [{ name: 'Ani', part: 'boss' }],
      contact: 'x',
      extra: 1,
    });
    expect(found.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['unit', 'title', 'endsOn', 'members.0.part', 'contact', 'extra']),
    );
    expect(found.find(({ path }) => path === 'title')?.problems).toEqual(['title must not be blank']);
    expect(found.find(({ path }) => path === 'endsOn')?.problems).toEqual(['endsOn must be an existing day, YYYY-MM-DD']);
  });

  it('refuses keys that reach a prototype, at any depth', () => {
    for (const json of [
      '{"unit":"u","title":"T","__proto__":{"admin":true}}',
      '{"unit":"u","title":"T","contact":{"constructor":1}}',
    ])
      expect(() => readPayload(Apply, JSON.parse(json))).toThrow(
        expect.objectContaining({ code: 'json.forbidden-key' }) as Error,
      );
  });

  it('wants lists where lists are meant and takes 29 February', () => {
    expect(problems(Apply, { unit: 'u', title: 'T', members: { name: 'Ani', part: 'lead' } }).map(({ path }) => path)).toEqual([
      'members',
    ]);
    expect(problems(Amend, { endsOn: '2028-02-29' })).toEqual([]);
    expect(problems(Amend, {})).toHaveLength(1);
  });

  it('bounds the length of a text on both sides and wants text', () => {
    class Short {
      @Text(3) word!: string;
    }
    expect([problems(Short, { word: 'abc' }), problems(Short, { word: 'a' })]).toEqual([[], []]);
    for (const word of ['abcd', '', ' ', 5]) expect(problems(Short, { word })).toHaveLength(1);
  });

  it('checks that a reference is an id', () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(problems(Prepare, { panel: [id], file: id })).toEqual([]);
    expect(problems(Prepare, { panel: ['Ani'], file: 'x' }).map(({ path }) => path)).toEqual(['panel', 'file']);
  });
});

describe('references', () => {
  it('tell what a field points at', () => {
    expect([...referencesOf(Prepare)]).toEqual([
      ['panel', { to: 'person', role: 'voter' }],
      ['file', { to: 'file' }],
    ]);
    expect(referencesOf(Vote).size).toBe(0);
  });
});

describe('sealPayload', () => {
  const salt = new Uint8Array(32).fill(7);
  const handleOf = (value: unknown): string => commitment(salt, Buffer.from(canonicalText(value)));

  it('replaces marked fields by salted commitments, in depth, and leaves the rest', () => {
    const payload = readPayload(Apply, {
      unit: 'u',
      title: 'Rahasia',
      endsOn: '2026-12-31',
      members: [{ name: 'Ani', part: 'lead' }],
      contact: { name: 'Budi', part: 'member' },
    });
    const { redacted, sealed } = sealPayload(Apply, payload, () => salt);
    expect(redacted).toEqual({
      unit: 'u',
      title: { sealed: handleOf('Rahasia') },
      endsOn: '2026-12-31',
      members: [{ name: { sealed: handleOf('Ani') }, part: 'lead' }],
      contact: { name: { sealed: handleOf('Budi') }, part: 'member' },
    });
    expect(sealed.map(({ kind, handle, value }) => [kind, handle, Buffer.from(value).toString()])).toEqual([
      ['confidential', handleOf('Rahasia'), '"Rahasia"'],
      ['personal', handleOf('Ani'), '"Ani"'],
      ['personal', handleOf('Budi'), '"Budi"'],
    ]);
    expect(sealed.every((value) => value.salt === salt)).toBe(true);
  });

  it('takes a new salt for every value, so equal secrets look different', () => {
    let next = 0;
    const { sealed } = sealPayload(Apply, { unit: 'u', title: 'sama', contact: { name: 'sama', part: 'lead' } }, () =>
      new Uint8Array(32).fill(next++),
    );
    expect(new Set(sealed.map(({ handle }) => handle)).size).toBe(2);
  });

  it('leaves null and absent fields as they are', () => {
    const { redacted, sealed } = sealPayload(Apply, { unit: 'u', title: null, endsOn: undefined, contact: null }, () => salt);
    expect(redacted).toEqual({ unit: 'u', title: null, contact: null });
    expect(Object.hasOwn(redacted, 'endsOn')).toBe(false);
    expect(sealed).toEqual([]);
  });

  it('knows inherited marks, and the nearer class wins', () => {
    class Base {
      @Confidential() a!: string;
      @Nested(() => Member) part!: Member;
    }
    class Derived extends Base {
      @Private() declare a: string;
      @IsOptional() @IsInt() b?: number;
    }
    expect([
      sealedKindOf(Base, 'a'),
      sealedKindOf(Derived, 'a'),
      sealedKindOf(Derived, 'b'),
      sealedKindOf(Vote, 'choice'),
    ]).toEqual(['confidential', 'private', undefined, 'private']);
    expect([nestedClassOf(Derived, 'part'), nestedClassOf(Derived, 'a')]).toEqual([Member, undefined]);
  });
});

describe('isSealed', () => {
  it('is true of a handle alone', () => {
    expect(isSealed({ sealed: 'x' })).toBe(true);
    for (const other of [null, 'x', {}, { sealed: 5 }, { sealed: 'x', more: 1 }]) expect(isSealed(other)).toBe(false);
  });
});

describe('effect', () => {
  it('declares data and never runs', () => {
    expect(() => effect()({}, undefined)).toThrow(/in the worker, after the commit/);
  });
});
