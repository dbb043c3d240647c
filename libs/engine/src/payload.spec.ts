import { AppError, canonicalText, commitment } from '@tabir/kernel';
import { ArrayMaxSize, IsInt, IsOptional, IsPositive, Matches, Min } from 'class-validator';
import { Amend, Apply, Member, Nothing, Prepare, Vote } from '../../testing/src/sample-workflow.js';
import {
  Check,
  Confidential,
  FileRef,
  Nested,
  Private,
  Scope,
  Text,
  effect,
  isSealed,
  nestedClassOf,
  readPayload,
  referencesOf,
  scopesOf,
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
    expect(problems(Apply, json)).toMatchObject([{ path: '', rule: 'isObject' }]);
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
    expect(found).toContainEqual({
      path: 'title',
      rule: 'notBlank',
      params: {},
      message: { id: 'Tidak boleh hanya berisi spasi.', en: 'Must not be blank.' },
    });
    expect(found.find(({ path }) => path === 'endsOn')?.rule).toBe('isDay');
    expect(found.find(({ path }) => path === 'extra')?.rule).toBe('whitelistValidation');
  });

  it.each([
    ['\u200b\u2060\ufeff', 'notBlank'],
    ['\t\n', 'notBlank'],
    ['rahasia\u0007', 'undisguised'],
    ['laporan \u202egnajnap', 'undisguised'],
    ['\u2067x', 'undisguised'],
  ])('refuses %j as text: %s', (text, rule) => {
    class Line {
      @Text(30) word!: string;
    }
    expect(problems(Line, { word: text }).map((problem) => problem.rule)).toEqual([rule]);
  });

  it.each(['a\tb\r\nc', '7', '…', 'na\u00efve', 'بحث', '👩\u200d💻', 'می\u200cخواهم'])('takes %j for text', (text) => {
    class Line {
      @Text(30) word!: string;
    }
    expect(problems(Line, { word: text })).toEqual([]);
  });

  it('says of a value that is not there only that, and of an unknown one that it is unknown', () => {
    class Short {
      @Text(3) word!: string;
      @IsInt() @Min(1) count!: number;
    }
    const rules = (json: object): string[] => problems(Short, json).map(({ path, rule }) => `${path} ${rule}`);
    expect(rules({ count: null })).toEqual(['word required', 'count required']);
    expect(rules({ word: 'abc', count: 1, extra: null })).toEqual(['extra whitelistValidation']);
  });

  it('tells the parameters of a check and fills its sentences with them', () => {
    class Counted {
      @Text(3) word!: string;
      @ArrayMaxSize(2) @Text(2, { each: true }) list!: string[];
    }
    expect(problems(Counted, { word: 'empat', list: ['dua', 'b', 'c'] })).toEqual([
      {
        path: 'word',
        rule: 'isLength',
        params: { min: 1, max: 3 },
        message: { id: 'Isi dengan 1 sampai 3 karakter.', en: 'Must have 1 to 3 characters.' },
      },
      {
        path: 'list',
        rule: 'isLength',
        params: { min: 1, max: 2 },
        message: { id: 'Setiap butir: isi dengan 1 sampai 2 karakter.', en: 'Every entry: must have 1 to 2 characters.' },
      },
    ]);
    expect(problems(Counted, { word: 'tiga', list: ['a', 'b', 'c'] })[1]).toEqual({
      path: 'list',
      rule: 'arrayMaxSize',
      params: { max: 2 },
      message: { id: 'Isi paling banyak 2.', en: 'Must have at most 2 entries.' },
    });
  });

  it('uses the words that a check brings, and English where nobody has any', () => {
    class Odd {
      @Check('isEven', (value) => Number(value) % 2 === 0, { id: 'Isi bilangan genap.', en: 'Must be even.' }) even!: number;
      @Matches(/^a$/, { context: { id: 'Hanya {huruf} a.', en: 'Only a.' } }) letter!: string;
      @IsPositive() above!: number;
    }
    expect(problems(Odd, { even: 1, letter: 'b', above: -1 }).map(({ rule, message }) => [rule, message])).toEqual([
      ['isEven', { id: 'Isi bilangan genap.', en: 'Must be even.' }],
      ['matches', { id: 'Hanya {huruf} a.', en: 'Only a.' }],
      ['isPositive', { id: 'above must be a positive number', en: 'above must be a positive number' }],
    ]);
  });

  it('says what to do, and of a part what is wrong inside it', () => {
    expect(() => readPayload(Amend, {})).toThrow(/mend the fields named and send again/);
    const payload = { unit: 'u', title: 'T', members: [{ name: 'Ani', part: 'boss' }], contact: { name: '', part: 'lead' } };
    expect(problems(Apply, payload).map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'members.0.part isIn',
      'contact.name isLength',
    ]);
  });

  it('takes an event that carries nothing, and nothing beside it', () => {
    expect(readPayload(Nothing, {})).toBeInstanceOf(Nothing);
    expect(problems(Nothing, { extra: 1 }).map(({ path }) => path)).toEqual(['extra']);
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
    const paths = (json: object): string[] => problems(Apply, { unit: 'u', title: 'T', ...json }).map(({ path }) => path);
    expect(paths({ contact: [{ name: 'Ani', part: 'lead' }] })).toEqual(['contact']);
    expect(paths({ members: [[]] })).toEqual(['members']);
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
      ['panel', { to: 'person', role: 'voter', duty: 'vote' }],
      ['file', { to: 'file' }],
    ]);
    expect(referencesOf(Vote).size).toBe(0);
  });
});

describe('a field that says where an instance belongs', () => {
  class Beginning {
    @Scope('unit') office!: string;
    @Scope('agency') from!: string;
  }

  it('is known by its mark under any name', () => {
    expect([...scopesOf(Beginning)]).toEqual([
      ['office', 'unit'],
      ['from', 'agency'],
    ]);
    expect(scopesOf(Vote).size).toBe(0);
  });

  it('is inherited, like every mark of a field', () => {
    class Later extends Beginning {
      @Scope('unit') override from!: string;
      @FileRef() scan!: string;
    }
    class Last extends Later {}
    expect([...scopesOf(Last)]).toEqual([
      ['office', 'unit'],
      ['from', 'unit'],
    ]);
    expect([...referencesOf(Last)]).toEqual([['scan', { to: 'file' }]]);
    expect([...scopesOf(Beginning)]).toEqual([
      ['office', 'unit'],
      ['from', 'agency'],
    ]);
  });

  it('may be a list of agencies', () => {
    class Asked {
      @Scope('agency', { each: true }) agencies!: string[];
    }
    expect([...scopesOf(Asked)]).toEqual([['agencies', 'agency']]);
    expect(problems(Asked, { agencies: ['dinkes', 'disdik'] })).toEqual([]);
    expect(problems(Asked, { agencies: ['dinkes', 'a b'] }).map(({ rule }) => rule)).toEqual(['matches']);
  });

  it('is an id', () => {
    expect(problems(Beginning, { office: 'ppid', from: 'x'.repeat(36) })).toEqual([]);
    expect(problems(Beginning, { office: ' ', from: 'x'.repeat(37) }).map(({ rule }) => rule)).toEqual(['notBlank', 'isLength']);
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
