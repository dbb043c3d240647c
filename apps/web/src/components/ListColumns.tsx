import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportSheet } from '../api/types.js';
import { id as words } from '../i18n/id.js';
import { CardTable } from '../ui/CardTable.js';

const PARTS = Object.keys(words.import.parts) as (keyof typeof words.import.parts)[];
type Columns = Readonly<Record<string, string>>;

interface Props {
  readonly sheet: ImportSheet;
  /** Letters of the column for each part that has one. */
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
  /** Parts that the API found wanting. */
  readonly missing: ReadonlySet<string>;
}

/** Which column holds what, as it was understood; a person may say otherwise. */
export function ListColumns({ sheet, columns, onChange, missing }: Props) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('import.noColumn') },
    ...sheet.columns
      .filter(({ heading }) => heading !== '')
      .map(({ letters, heading }) => ({ value: letters, label: `${letters}: ${heading}` })),
  ];
  return (
    <>
      <Text className="quiet">{t(sheet.remembered ? 'import.remembered' : 'import.columnsHelp')}</Text>
      <div className="filters">
        {PARTS.map((part) => (
          <NativeSelect
            key={part}
            label={t(`import.parts.${part}`)}
            data={options}
            value={columns[part] ?? ''}
            error={missing.has(part) ? t('import.must') : undefined}
            onChange={(e) => onChange({ ...columns, [part]: e.currentTarget.value })}
          />
        ))}
      </div>
    </>
  );
}

/** The first rows under their headings. */
export function ListSample({ sheet: { columns, sample } }: { sheet: ImportSheet }) {
  const { t } = useTranslation();
  const shown = columns.map((column, at) => ({ ...column, at })).filter(({ heading }) => heading !== '');
  const heads = shown.map(({ letters, heading }) => `${letters}: ${heading}`);
  if (sample.length === 0 || shown.length === 0) return null;
  return (
    <details>
      <summary>{t('import.sample', { count: sample.length })}</summary>
      <CardTable label={t('import.sample', { count: sample.length })} heads={heads}>
        {sample.map((cells, row) => (
          <tr role="row" key={row}>
            {shown.map(({ at, letters }, index) => (
              <td role="cell" key={letters} data-label={heads[index]}>
                {cells[at] === '' ? '–' : cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </CardTable>
    </details>
  );
}
