import type { Schema, Texts } from '../api/types.js';

/** What a form is built from: the event's schema without what nobody fills in, and how each field is shown. */
export interface FormDescription {
  readonly schema: Schema;
  readonly ui: Ui;
}

export type Ui = Readonly<Record<string, unknown>>;

/** From this length on a text gets several lines. */
const LONG_TEXT = 300;
/** Up to this many choices are shown at once. */
const FEW = 3;

/**
 * Labels, helps and options come from the workflow's texts; what they do not name is shown under its own name. What the page
 * fills in itself is left out.
 */
export function describeForm(schema: Schema, texts: Texts, filledIn: readonly string[] = []): FormDescription {
  const { properties = {}, required = [] } = schema;
  const leftOut = new Set([...filledIn, ...filledByTheOffice(properties)]);
  const fields = Object.entries(properties)
    .filter(([name]) => !leftOut.has(name))
    .sort(([, a], [, b]) => placeOf(a) - placeOf(b))
    .map(([name, field]) => [name, fieldOf(name, field, texts)] as const);
  return {
    schema: {
      ...schema,
      properties: Object.fromEntries(fields.map(([name, field]) => [name, field.schema])),
      required: required.filter((name) => !leftOut.has(name)),
    },
    ui: Object.fromEntries(fields.map(([name, field]) => [name, field.ui])),
  };
}

const isPart = ({ properties, oneOf, items }: Schema): boolean => Boolean(properties ?? oneOf ?? (items && isPart(items)));

/** What is asked in one line comes first, then parts with fields of their own, then papers; otherwise in the schema's order. */
const placeOf = (schema: Schema): number => (schema['x-tabir']?.reference?.to === 'file' ? 2 : isPart(schema) ? 1 : 0);

/** What comes with an event that a program sends; and a list of persons may name another field that the office fills in for it. */
const filledByTheOffice = (properties: Readonly<Record<string, Schema>>): string[] =>
  Object.entries(properties).flatMap(([name, { 'x-tabir': marks }]) => [
    ...(marks?.unasked ? [name] : []),
    ...(marks?.reference?.to === 'person' && marks.reference.agenciesIn !== undefined ? [marks.reference.agenciesIn] : []),
  ]);

function fieldOf(name: string, schema: Schema, texts: Texts): FormDescription {
  const { label = name, help } = texts.fields[name] ?? {};
  const about: Ui = { 'ui:title': label, ...(help === undefined ? {} : { 'ui:description': help }) };
  const widget = widgetOf(schema);
  if (widget !== undefined) return { schema, ui: { ...about, 'ui:widget': widget, ...choicesOf(name, schema, texts) } };
  if (schema.oneOf) return unionOf(schema, texts, about);
  if (schema.properties) {
    const part = describeForm(schema, texts);
    return { schema: part.schema, ui: { ...about, ...part.ui } };
  }
  if (schema.items) return listOf(name, schema, schema.items, label, texts, about);
  return { schema, ui: about };
}

function widgetOf(schema: Schema): string | undefined {
  const { 'x-tabir': marks, type, enum: choices, items, uniqueItems, maxLength = 0 } = schema;
  if (marks?.reference?.to === 'file') return 'storedFile';
  if (marks?.reference?.to === 'person') return type === 'array' ? 'people' : 'person';
  if (marks?.scope === 'agency') return type === 'array' ? 'agencies' : 'agency';
  if (marks?.number) return 'paperNumber';
  if (marks?.format === 'picture') return 'picture';
  if (marks?.format === 'day' || schema.format === 'date') return 'day';
  if (type === 'array' && uniqueItems === true && items?.enum) return 'several';
  if (choices) return choices.length <= FEW ? 'radio' : 'select';
  if (type === 'integer' || type === 'number') return 'updown';
  if (type === 'string') return maxLength > LONG_TEXT ? 'textarea' : 'text';
  return undefined;
}

function choicesOf(name: string, { enum: own, items }: Schema, texts: Texts): Ui {
  const choices = own ?? items?.enum;
  if (!choices) return {};
  const options = texts.fields[name]?.options ?? {};
  return { 'ui:enumNames': choices.map((choice) => options[String(choice)] ?? String(choice)) };
}

function listOf(name: string, schema: Schema, items: Schema, label: string, texts: Texts, about: Ui): FormDescription {
  const item = fieldOf(name, items, texts);
  const numbered = (_: unknown, index: number): Ui => {
    const { 'ui:description': _help, ...rest } = item.ui;
    return { ...rest, 'ui:title': `${label} ${index + 1}` };
  };
  return { schema: { ...schema, items: item.schema }, ui: { ...about, items: numbered } };
}

/** One of several shapes, told apart by a field with a fixed value in each. That field becomes the choice itself. */
function unionOf(schema: Schema, texts: Texts, about: Ui): FormDescription {
  const branches = schema.oneOf ?? [];
  const tag = tagOf(branches);
  const described = branches.map((branch) => {
    const part = describeForm(branch, texts);
    const value = tag === undefined ? undefined : branch.properties?.[tag]?.const;
    const title = tag === undefined ? undefined : texts.fields[tag]?.options?.[String(value)];
    return {
      schema: { ...part.schema, type: 'object', title: title ?? String(value) },
      ui: { ...part.ui, 'ui:label': false, ...(tag === undefined ? {} : { [tag]: { 'ui:widget': 'hidden' } }) },
    };
  });
  return {
    schema: {
      ...schema,
      oneOf: described.map((branch) => branch.schema),
      ...(tag === undefined ? {} : { discriminator: { propertyName: tag } }),
    },
    ui: { ...about, oneOf: described.map((branch) => ({ ...branch.ui, 'ui:title': branch.schema.title })) },
  };
}

/** The field whose value is fixed in every shape. */
export const tagOf = (branches: readonly Schema[]): string | undefined =>
  Object.keys(branches[0]?.properties ?? {}).find((name) =>
    branches.every(({ properties }) => properties?.[name]?.const !== undefined),
  );
