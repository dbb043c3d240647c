import { Alert, Button, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { imports, type Asked } from '../api/imports.js';
import { asProblem } from '../api/problem.js';
import type { ImportList, ImportRun, ImportSheet } from '../api/types.js';
import { useSaid } from '../i18n/i18n.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { ALWAYS, decreeFields, USUAL } from './decree-fields.js';
import { DecreeForm } from './DecreeForm.js';
import { ListColumns, ListSample } from './ListColumns.js';
import { useKey } from './use-key.js';

interface Props {
  readonly list: ImportList;
  /** How it was read the last time. */
  readonly before: Asked | null;
  readonly onBegun: (run: ImportRun) => void;
}

/** The second step: what was understood, and what has to be said beside it; then the list is tried. */
export function ListForm({ list, before, onBegun }: Props) {
  const { t } = useTranslation();
  const said = useSaid();
  const [chosen, setChosen] = useState(() => sheetNamed(list, before?.sheet ?? null));
  const [columns, setColumns] = useState<Readonly<Record<string, string>>>(() => before?.map ?? columnsOf(chosen));
  const [header, setHeader] = useState<Readonly<Record<string, string>>>(() => before?.header ?? USUAL);
  const { keyFor, renew } = useKey();
  const isList = chosen.form === 'six-columns' || chosen.form === 'unknown';
  const map = isList ? given(columns) : {};
  const fields = decreeFields(isList ? new Set(Object.keys(map)) : new Set());
  const names = new Set<string>(fields.map(({ name }) => name));
  const asked: Asked = {
    sheet: list.sheets.length > 1 ? chosen.name : null,
    map,
    header: isList ? { ...given(header, names), ...ALWAYS } : given(header, names),
  };
  const send = useMutation({
    mutationFn: () => imports.begin(list.id, keyFor({ asked }), asked, true),
    onSuccess: (run) => {
      renew();
      onBegun(run);
    },
  });
  const missing = new Set(send.error ? missingIn(send.error) : []);
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      send.reset();
    };
  const choose = changed((name: string) => {
    const sheet = sheetNamed(list, name);
    setChosen(sheet);
    setColumns(columnsOf(sheet));
  });
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={onSubmit} aria-label={t('import.read')} className="stack" noValidate>
      {list.sheets.length > 1 && (
        <NativeSelect
          label={t('import.sheet')}
          data={list.sheets.map(({ name }) => name ?? '')}
          value={chosen.name ?? ''}
          onChange={(e) => choose(e.currentTarget.value)}
        />
      )}
      <Text>{t(`import.forms.${chosen.form}`, { count: chosen.rows })}</Text>
      {list.notes.map((note) => (
        <Alert key={note.id} color="yellow">
          {said(note)}
        </Alert>
      ))}
      <ListSample sheet={chosen} />
      {isList && (
        <>
          <Title order={3} size="h5">
            {t('import.columns')}
          </Title>
          <ListColumns sheet={chosen} columns={columns} onChange={changed(setColumns)} missing={missing} />
        </>
      )}
      {isList && (
        <>
          <Title order={3} size="h5">
            {t('import.decree')}
          </Title>
          <Text className="quiet">{t('import.decreeHelp')}</Text>
          <DecreeForm fields={fields} header={header} onChange={changed(setHeader)} missing={missing} />
        </>
      )}
      {send.error && <ProblemNotice error={send.error} isWrite />}
      <Text className="quiet">{t('import.tryHelp')}</Text>
      <div className="row">
        <Button type="submit" loading={send.isPending}>
          {t('import.try')}
        </Button>
      </div>
    </form>
  );
}

/** The sheet of that name, else the one that looks most like a list. */
function sheetNamed({ sheets }: ImportList, name: string | null): ImportSheet {
  const best = (form: ImportSheet['form']): ImportSheet | undefined =>
    sheets.find((sheet) => sheet.form === form && sheet.rows > 0);
  const found = sheets.find((sheet) => name !== null && sheet.name === name) ?? best('six-columns') ?? best('full') ?? sheets[0];
  if (!found) throw new Error('A list has a sheet at least.');
  return found;
}

const columnsOf = ({ columns }: ImportSheet): Record<string, string> =>
  Object.fromEntries(columns.flatMap(({ part, letters }) => (part === null ? [] : [[part, letters]])));

/** What is filled in, of these names where they are given. */
const given = (values: Readonly<Record<string, string>>, names?: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value.trim() !== '' && (names?.has(name) ?? true)));

function missingIn(error: Error): readonly string[] {
  const { missing } = asProblem(error).details;
  return Array.isArray(missing) ? (missing as string[]) : [];
}
