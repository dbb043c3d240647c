import { dutyMapsOf, type PayloadClass, type Said, type Texts, type Workflow } from '@tabir/engine';
import type { Schema } from '../schema/payload-schema.js';

/** Every duty as the setting `duties` writes it, `workflow.duty`, with its name. */
export type DutyChoices = ReadonlyMap<string, Said>;

/** The duties of all workflows. What several versions have is called as the last of them calls it. */
export const dutyChoices = (workflows: readonly Workflow[]): DutyChoices =>
  new Map(
    workflows.flatMap(({ key, duties, texts: { id, en } }) =>
      Object.keys(duties).map((duty) => {
        const name = ({ name, duties: names }: Texts): string => `${name}: ${names[duty]}`;
        return [`${key}.${duty}`, { id: name(id), en: name(en) }] as const;
      }),
    ),
  );

interface DutyMapSchema extends Schema {
  readonly items: Schema & { readonly properties: { readonly duty: Schema } };
}

/** The schema of a payload in which duties are given to roles: no duty but those there are. */
export function withDuties(schema: Schema, payload: PayloadClass, choices: DutyChoices): Schema {
  const properties = { ...(schema['properties'] as Readonly<Record<string, Schema>>) };
  for (const field of dutyMapsOf(payload)) {
    const map = properties[field] as DutyMapSchema;
    const duty = { ...map.items.properties.duty, enum: [...choices.keys()] };
    properties[field] = { ...map, items: { ...map.items, properties: { ...map.items.properties, duty } } };
  }
  return { ...schema, properties };
}

/** The words of a workflow whose forms offer the duties of all. */
export function namingDuties(texts: Workflow['texts'], choices: DutyChoices): Workflow['texts'] {
  const named = (language: 'id' | 'en'): Texts => {
    const { fields, ...rest } = texts[language];
    const options = Object.fromEntries([...choices].map(([duty, name]) => [duty, name[language]]));
    return { ...rest, fields: { ...fields, duty: { label: 'duty', ...fields['duty'], options } } };
  };
  return { id: named('id'), en: named('en') };
}
