import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OfficeSettings } from '../api/types.js';
import { longDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { CardTable } from '../ui/CardTable.js';

type Law = OfficeSettings['law'];
type Article = Law['articles'][number];

/** The regulations with their validity, and below each its articles with what the legal office has said of them. */
export function LawInForce({ law: { instruments, articles } }: { law: Law }) {
  const { t } = useTranslation();
  const heads = [t('settings.law.instrument'), t('settings.law.validity'), t('settings.law.articles')];
  const nameOf = (id: string): string => instruments.find((one) => one.id === id)?.name ?? id;
  return (
    <CardTable label={t('settings.law.title')} heads={heads}>
      {instruments.map(({ id, name, title, validFrom, validTo, replacedBy }) => (
        <tr key={id} role="row">
          <th role="rowheader" scope="row">
            {name}
            <div className="quiet">{title}</div>
          </th>
          <td role="cell" data-label={t('settings.law.validity')}>
            <Validity from={validFrom} to={validTo} />
            {replacedBy !== null && <div>{t('settings.law.replacedBy', { name: nameOf(replacedBy) })}</div>}
          </td>
          <td role="cell" data-label={t('settings.law.articles')}>
            <ul className="plain">
              {articles
                .filter(({ instrument }) => instrument === id)
                .map((article) => (
                  <li key={article.key}>
                    <ArticleLine article={article} />
                  </li>
                ))}
            </ul>
          </td>
        </tr>
      ))}
    </CardTable>
  );
}

/** Nobody has verified the days either. */
function Validity({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (date: string | null): string => (date === null ? '…' : longDay(date, language));
  return (
    <>
      {from === null && to === null ? t('settings.law.noDays') : t('settings.law.span', { from: day(from), to: day(to) })}{' '}
      <Badge variant="light" color="yellow">
        {t('settings.law.unverified')}
      </Badge>
    </>
  );
}

function ArticleLine({ article: { number, seen, text, verified } }: { article: Article }) {
  const { t } = useTranslation();
  const isGuess = number !== null && seen === 'recalled' && verified === null;
  const named = number === null ? text : `${isGuess ? t('settings.law.guess', { number }) : number}: ${text}`;
  const record = verified?.since?.record;
  return (
    <>
      {named}{' '}
      <Badge variant="light" color={verified ? 'green' : 'yellow'}>
        {t(verified ? 'settings.law.verified' : 'settings.law.unverified')}
      </Badge>
      {verified && (
        <div className="quiet">
          {t('settings.basis', { basis: verified.paper })}{' '}
          {record && <Link to={paths.record(record.id)}>{t('settings.record', { kode: record.kode })}</Link>}
        </div>
      )}
    </>
  );
}
