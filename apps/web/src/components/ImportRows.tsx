import { Badge, NativeSelect, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FATES, imports, type Fate } from '../api/imports.js';
import type { ImportRow, ImportRun } from '../api/types.js';
import { useSaid } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { CardTable } from '../ui/CardTable.js';
import { Loaded } from '../ui/Loaded.js';
import { MoreButton } from '../ui/MoreButton.js';
import { useProblemWords } from '../ui/ProblemNotice.js';
import { countWord } from './count-word.js';

const COLOURS: Readonly<Record<string, string>> = { accepted: 'green', withdrawn: 'green', refused: 'red', past: 'red' };
const COUNT_OF: Readonly<Record<Fate, keyof ImportRun['counts']>> = {
  accepted: 'added',
  'with-defects': 'withDefects',
  known: 'known',
  refused: 'refused',
  withdrawn: 'withdrawn',
  past: 'past',
};

/** What became of each row; what has to be mended is shown first. */
export function ImportRows({ list, run }: { list: string; run: ImportRun }) {
  const { t } = useTranslation();
  const fates = FATES.filter((fate) => run.counts[COUNT_OF[fate]] > 0);
  const [fate, setFate] = useState<Fate | ''>(() => (['refused', 'past'] as const).find((one) => fates.includes(one)) ?? '');
  const query = useInfiniteQuery(imports.rows(list, run.id, fate === '' ? null : fate));
  if (run.done === 0) return null;
  return (
    <>
      <NativeSelect
        label={t('import.show')}
        value={fate}
        onChange={(e) => setFate(e.currentTarget.value as Fate | '')}
        data={[
          { value: '', label: t('import.allRows', { count: run.done }) },
          ...fates.map((one) => ({
            value: one,
            label: t(countWord(run, COUNT_OF[one]), { count: run.counts[COUNT_OF[one]] }),
          })),
        ]}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return (
            <>
              {rows.length === 0 ? (
                <Text role="status">{t('import.noRows')}</Text>
              ) : (
                <CardTable label={t('import.rows')} heads={[t('import.place'), t('import.fate'), t('import.what')]}>
                  {rows.map((row) => (
                    <Row key={row.n} row={row} isTried={run.task === 'try'} />
                  ))}
                </CardTable>
              )}
              <MoreButton query={query} label={t('import.more')} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Row({ row, isTried }: { row: ImportRow; isTried: boolean }) {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useProblemWords();
  const { place, fate, kode, instanceId, defects, reasons, sameAs } = row;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {said(place)}
      </th>
      <td role="cell" data-label={t('import.fate')}>
        <Badge variant="light" color={COLOURS[fate] ?? 'gray'}>
          {t(fate === 'accepted' && isTried ? 'import.fates.couldBe' : `import.fates.${fate}`)}
        </Badge>
      </td>
      <td role="cell" data-label={t('import.what')}>
        {kode !== null && instanceId !== null && <Link to={paths.record(instanceId)}>{t('record.kode', { kode })}</Link>}
        {sameAs && <div>{t('import.sameAs', { place: said(sameAs) })}</div>}
        {defects.length > 0 && (
          <div>{t('register.defects', { which: defects.map(({ message }) => said(message)).join('; ') })}</div>
        )}
        {reasons.map(({ field, code, message }) => (
          <div key={`${field} ${code}`}>
            {field !== null && <strong>{field}: </strong>}
            {fate === 'past' ? words({ code, status: 409, title: said(message) }) : said(message)}
          </div>
        ))}
        {kode === null && sameAs === null && defects.length === 0 && reasons.length === 0 && '–'}
      </td>
    </tr>
  );
}
