import { Validator } from '@cfworker/json-schema';
import {
  Confidential,
  FileRef,
  IsDay,
  Nested,
  Personal,
  PersonRef,
  Scope,
  Text,
  Unasked,
  readPayload,
  scopesOf,
  type PayloadClass,
} from '@tabir/engine';
import { workflows } from '@tabir/workflows';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { payloadSchema, type Schema } from './payload-schema.js';

class Part {
  @Personal() @Text(40) name!: string;
  @IsOptional() @IsIn(['a', 'b']) letter?: string;
}

class Everything {
  @Confidential() @Text(20) title!: string;
  @IsDay() endsOn!: string;
  @IsInt() @Min(1) @Max(30) years!: number;
  @IsBoolean() sure!: boolean;
  @FileRef() file!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(3) @PersonRef('voter', { each: true }) panel!: string[];
  @Nested(() => Part) part!: Part;
  @IsOptional() @Nested(() => Part, 'array') parts?: Part[];
  @IsOptional() @Unasked() @Text(20) seen?: string;
  @IsOptional() @Text(20) plain?: string;
}

class Beginning {
  @Scope('unit') office!: string;
  @IsOptional() @Scope('agency') from?: string;
  @IsOptional() @IsArray() @Scope('agency', { each: true }) others?: string[];
}

class Nothing {}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TEXT = 'Teks-yang-panjang';
const MOMENT = '2026-11-30T02:15:00.000Z';

/** One value that a schema accepts, all optional members included. */
function exampleOf(schema: Schema): unknown {
  const branch = (schema['oneOf'] ?? schema['anyOf']) as Schema[] | undefined;
  if (branch?.[0] && schema['properties'] === undefined) return exampleOf(branch[0]);
  if (schema['const'] !== undefined) return schema['const'];
  const [example] = (schema['examples'] ?? []) as unknown[];
  if (example !== undefined) return example;
  const choices = schema['enum'] as unknown[] | undefined;
  if (choices) return choices[0];
  switch (schema['type'] ?? (schema['properties'] && 'object')) {
    case 'string':
      if (schema['format'] === 'date') return '2027-03-31';
      if (schema['format'] === 'uuid') return '0197b1f0-0000-7000-8000-000000000001';
      return [TEXT.slice(0, (schema['maxLength'] as number | undefined) ?? 100), MOMENT].find((text) =>
        new RegExp((schema['pattern'] as string | undefined) ?? '', 'u').test(text),
      );
    case 'integer':
    case 'number':
      return (schema['minimum'] as number | undefined) ?? 1;
    case 'boolean':
      return true;
    case 'array': {
      const length = Math.max(1, (schema['minItems'] as number | undefined) ?? 1);
      const items = (schema['items'] ?? {}) as Schema;
      return Array.from({ length }, () => exampleOf(items));
    }
    case 'object':
      return Object.fromEntries(
        Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).map(([key, part]) => [key, exampleOf(part)]),
      );
    default:
      return 'x';
  }
}

const STRANGE = [
  7,
  '\u200b',
  'x\ty',
  1.5,
  -1,
  true,
  'x',
  '',
  '   ',
  '2027-02-30',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  { unknown: 1 },
];

/** The value, and copies of it with one thing changed: a member gone, a stranger added, something odd in its place. */
function* variantsOf(value: unknown): Generator {
  yield value;
  if (Array.isArray(value)) {
    yield [];
    yield [...value, ...value, ...value, ...value];
    for (const [index, item] of value.entries()) for (const other of variantsOf(item)) yield value.with(index, other);
  } else if (isObject(value)) {
    yield { ...value, stranger: 1 };
    for (const [key, member] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      for (const other of STRANGE) yield { ...value, [key]: other };
      for (const other of variantsOf(member)) yield { ...value, [key]: other };
    }
  }
}

function accepts(payload: PayloadClass, json: unknown): boolean {
  try {
    readPayload(payload, json);
    return true;
  } catch {
    return false;
  }
}

/** Sets of values on which schema and validator part ways. */
function disagreements(payload: PayloadClass): { json: unknown; validator: boolean }[] {
  const schema = payloadSchema(payload);
  const validator = new Validator(schema as object, '2020-12');
  const values = [...variantsOf(exampleOf(schema))];
  return values
    .map((json) => ({ json, validator: accepts(payload, json) }))
    .filter(({ json, validator: accepted }) => validator.validate(json).valid !== accepted);
}

const classes: [string, PayloadClass][] = [
  ['Everything', Everything],
  ['Nothing', Nothing],
  ...workflows.flatMap((workflow): [string, PayloadClass][] => [
    [`${workflow.id} START`, workflow.start.payload],
    ...Object.entries(workflow.events).map(([type, { payload }]): [string, PayloadClass] => [`${workflow.id} ${type}`, payload]),
  ]),
];

describe('payloadSchema', () => {
  it('marks what is sealed, what is a day and what points elsewhere', () => {
    const { properties } = payloadSchema(Everything) as { properties: Record<string, Schema> };
    expect(properties['title']).toMatchObject({ type: 'string', maxLength: 20, 'x-tabir': { sealed: 'confidential' } });
    expect(properties['endsOn']).toEqual({ type: 'string', format: 'date', 'x-tabir': { format: 'day' } });
    expect(properties['file']).toMatchObject({ format: 'uuid', 'x-tabir': { reference: { to: 'file' } } });
    expect(properties['panel']).toMatchObject({
      type: 'array',
      items: { format: 'uuid' },
      'x-tabir': { reference: { to: 'person', role: 'voter' } },
    });
    expect(properties['part']).toMatchObject({ properties: { name: { 'x-tabir': { sealed: 'personal' } } }, required: ['name'] });
  });

  it('marks what nobody is asked for', () => {
    const { properties } = payloadSchema(Everything) as { properties: Record<string, Schema> };
    expect(properties['seen']).toMatchObject({ type: 'string', 'x-tabir': { unasked: true } });
    expect(properties['plain']).not.toHaveProperty('x-tabir');
  });

  it('marks where an instance is to belong', () => {
    const { properties, required } = payloadSchema(Beginning) as { properties: Record<string, Schema>; required: string[] };
    expect(properties['office']).toMatchObject({ type: 'string', maxLength: 36, 'x-tabir': { scope: 'unit' } });
    expect(properties['from']).toMatchObject({ 'x-tabir': { scope: 'agency' } });
    expect(properties['others']).toMatchObject({ type: 'array', items: { maxLength: 36 }, 'x-tabir': { scope: 'agency' } });
    expect(required).toEqual(['office']);
  });

  it.each(workflows.map(({ id, start }) => [id, start.payload] as const))('finds the unit in what begins %s', (_id, payload) => {
    expect([...scopesOf(payload).values()]).toContain('unit');
  });

  it('refuses unknown members and says what is required', () => {
    expect(payloadSchema(Everything)).toMatchObject({ additionalProperties: false });
    expect(payloadSchema(Everything)['required']).toEqual(['title', 'endsOn', 'years', 'sure', 'file', 'panel', 'part']);
    expect(payloadSchema(Nothing)).toEqual({ type: 'object', properties: {}, additionalProperties: false });
  });

  it.each(classes)('accepts an example of %s', (_name, payload) => {
    expect(() => readPayload(payload, exampleOf(payloadSchema(payload)))).not.toThrow();
  });

  it.each(classes)('agrees with the validator on variants of %s', (_name, payload) => {
    expect(disagreements(payload)).toEqual([]);
  });
});
