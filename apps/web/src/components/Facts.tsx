import { Anchor } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { files } from '../api/files.js';
import { people } from '../api/people.js';
import type { Schema, Texts, Workflow } from '../api/types.js';
import { isMoment, longDay, longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { CardTable } from '../ui/CardTable.js';
import { useProblemWords } from '../ui/ProblemNotice.js';
import { Picture } from '../ui/Picture.js';
import { useOfficeTime } from './use-office.js';

/** Anything that was filled in, with the labels of its workflow: the record's own data, or one event's. */
export function Facts({ workflow, texts, instanceId, data }: FactsProps) {
  const schemas = fieldSchemas(workflow);
  const rolesAsked = [...new Set([...schemas.values()].flatMap((schema) => roleOf(schema) ?? []))];
  const holders = useQueries({ queries: rolesAsked.map((role) => people.inRole(role)) });
  const stored = useQuery(files.list(instanceId));
  const agencies = useQuery(people.agencies());
  const names = namesOf([...holders.flatMap(({ data: page }) => page?.items ?? []), ...(stored.data?.items ?? [])]);
  const agencyNames = namesOf(agencies.data?.items ?? []);
  const { zone } = useOfficeTime();
  return <List reading={{ schemas, texts, instanceId, zone, names, agencyNames }} data={data} />;
}

interface FactsProps {
  readonly workflow: Workflow;
  readonly texts: Texts;
  readonly instanceId: string;
  readonly data: unknown;
}

interface Reading {
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly texts: Texts;
  readonly instanceId: string;
  readonly zone: string;
  /** Persons and files by id, which nobody types by chance. */
  readonly names: ReadonlyMap<string, string>;
  /** Agencies by id, which may be a common word; for fields that hold an agency only. */
  readonly agencyNames: ReadonlyMap<string, string>;
}

const namesOf = (named: readonly { readonly id: string; readonly name: string }[]): Map<string, string> =>
  new Map(named.map(({ id, name }) => [id, name]));

const roleOf = ({ 'x-tabir': marks }: Schema): string | undefined =>
  marks?.reference?.to === 'person' ? marks.reference.role : undefined;

/** Every field of every form by its name: what a field means does not depend on where it is shown. */
function fieldSchemas({ start, events }: Workflow): Map<string, Schema> {
  const found = new Map<string, Schema>();
  const walk = ({ properties = {}, items, oneOf = [] }: Schema): void => {
    for (const [name, field] of Object.entries(properties)) {
      if (!found.has(name)) found.set(name, field);
      walk(field);
    }
    if (items) walk(items);
    oneOf.forEach(walk);
  };
  walk(start.schema);
  for (const { schema } of Object.values(events)) walk(schema);
  return found;
}

/** How the engine names another instance: one that this one has begun, or a member of a set that it sent to. */
const INSTANCES: readonly string[] = ['instance', 'member', 'applied'];
/** How it names an agency, wherever it stands: as such, or as what an instance was begun for. */
const AGENCIES: readonly string[] = ['agency', 'ref'];
/** How it names why something was refused. */
const CODE = 'code';
/** How it names what was opened of something sealed: by a person, or by the field that it stood in. */
const KEY = 'key';

/** Everything in an office belongs to its unit, by an id that says nothing to people. */
const isUnit = (schema: Schema | undefined): boolean => schema?.['x-tabir']?.scope === 'unit';

/** Whether a field holds an agency, or those that the office noted beside a list of persons. */
const isAgency = ({ schemas }: Reading, name: string): boolean =>
  AGENCIES.includes(name) ||
  schemas.get(name)?.['x-tabir']?.scope === 'agency' ||
  [...schemas.values()].some(({ 'x-tabir': marks }) => marks?.reference?.to === 'person' && marks.reference.agenciesIn === name);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether any label leads to it; what the workflow has no word for is not for people. */
const isShown = (reading: Reading, name: string, value: unknown): boolean =>
  !isEmpty(value) &&
  !isUnit(reading.schemas.get(name)) &&
  (isPart(value)
    ? Object.entries(value).some(([inner, part]) => isShown(reading, inner, part))
    : reading.texts.fields[name] !== undefined);

/** In the order of the workflow's words; what has no word of its own, last. */
function inOrder({ texts }: Reading, names: readonly string[]): string[] {
  const order = Object.keys(texts.fields);
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...names].sort((a, b) => rank(a) - rank(b));
}

const labelOf = ({ texts }: Reading, name: string): string | undefined => texts.fields[name]?.label ?? texts.parts?.[name];

function List({ reading, data }: { reading: Reading; data: unknown }) {
  if (!isPart(data)) return null;
  const shown = Object.keys(data).filter((name) => isShown(reading, name, data[name]));
  return (
    <dl className="facts">
      {inOrder(reading, shown).map((name) => (
        <div key={name}>
          {labelOf(reading, name) && <dt>{labelOf(reading, name)}</dt>}
          <dd>
            <Value reading={reading} name={name} value={data[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Row = Readonly<Record<string, unknown>>;

/** As many as stand beside each other in half a page. */
const MOST_COLUMNS = 6;

/** Parts that are flat, short and alike, of which a table says in a line what a list says in five. */
const isTable = (items: readonly unknown[]): items is readonly Row[] =>
  items.length > 1 && items.every((item) => isPart(item) && isLine(Object.values(item)));
const isLine = (values: readonly unknown[]): boolean => values.length <= MOST_COLUMNS && !values.some(isPart);

function Table({ reading, name, rows }: { reading: Reading; name: string; rows: readonly Row[] }) {
  const headOf = (column: string): string => labelOf(reading, column) ?? column;
  const shown = new Set(rows.flatMap((row) => Object.keys(row).filter((column) => isShown(reading, column, row[column]))));
  const columns = inOrder(reading, [...shown]);
  return (
    <CardTable label={headOf(name)} heads={columns.map(headOf)}>
      {rows.map((row, at) => (
        // What was recorded has no identity of its own and never changes its order.
        <tr key={at} role="row">
          {columns.map((column) => (
            <td key={column} role="cell" data-label={headOf(column)}>
              {isShown(reading, column, row[column]) ? <Value reading={reading} name={column} value={row[column]} /> : '–'}
            </td>
          ))}
        </tr>
      ))}
    </CardTable>
  );
}

/** An address that a browser opens. */
const IS_PAGE = /^https?:\/\/\S+$/;

/** What an error of docs/errors.md says to people. */
function CodeWords({ code }: { code: string }) {
  return useProblemWords()({ code, status: 0, title: code });
}

function Value({ reading, name, value }: { reading: Reading; name: string; value: unknown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (Array.isArray(value) && isTable(value)) return <Table reading={reading} name={name} rows={value} />;
  if (Array.isArray(value))
    return (
      <ul className="plain">
        {(value as unknown[]).map((item, at) => (
          // What was recorded has no identity of its own and never changes its order.
          <li key={at}>
            <Value reading={reading} name={name} value={item} />
          </li>
        ))}
      </ul>
    );
  if (isPart(value)) return <List reading={reading} data={value} />;
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value !== 'string') return String(value);
  const option = reading.texts.fields[name]?.options?.[value];
  if (option !== undefined) return option;
  const { reference, format } = reading.schemas.get(name)?.['x-tabir'] ?? {};
  if (format === 'picture') return <Picture png={value} alt={labelOf(reading, name) ?? ''} />;
  if (reference?.to === 'person') return reading.names.get(value) ?? t('value.unknownPerson');
  if (reference?.to === 'file')
    return (
      <Anchor href={files.address(reading.instanceId, value)} download>
        {reading.names.get(value) ?? t('files.title')}
      </Anchor>
    );
  if (INSTANCES.includes(name)) return <Link to={paths.record(value)}>{t('record.open')}</Link>;
  if (isAgency(reading, name)) return reading.agencyNames.get(value) ?? value;
  if (IS_PAGE.test(value))
    return (
      <Anchor href={value} target="_blank" rel="noopener noreferrer">
        {value}
      </Anchor>
    );
  if (name === CODE) return <CodeWords code={value} />;
  if (name === KEY && reading.texts.fields[value]) return reading.texts.fields[value].label;
  if (isMoment(value)) return longMoment(value, reading.zone, language);
  return reading.names.get(value) ?? longDay(value, language);
}
