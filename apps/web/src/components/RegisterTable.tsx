import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RegisterItem } from '../api/types.js';
import { longDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { CardTable } from '../ui/CardTable.js';

const COLOURS: Readonly<Record<string, string>> = { exempt: 'blue', open: 'green', draft: 'gray', withdrawn: 'gray' };

/** The records that were found, a line each. */
export function RegisterTable({ items }: { items: readonly RegisterItem[] }) {
  const { t } = useTranslation();
  const heads = [t('register.item'), t('register.status'), t('register.letter'), t('register.ends'), t('register.decideBy')];
  return (
    <CardTable label={t('register.title')} heads={heads}>
      {items.map((item) => (
        <Row key={item.instanceId} item={item} />
      ))}
    </CardTable>
  );
}

function Row({ item }: { item: RegisterItem }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const {
    instanceId,
    title,
    publicTitle,
    kode,
    holder,
    status,
    stage,
    letters,
    legalBasis,
    endsOn,
    legalDueOn,
    recheckOn,
    defects,
    hold,
    oddities,
    scope,
    opensInPart,
  } = item;
  // A status or stage that is newer than this page is shown as it comes.
  const word = (key: string, otherwise: string): string => (i18n.exists(key) ? i18n.t(key as 'app.name') : otherwise);
  const isDecided = status === 'open' || status === 'withdrawn';
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <Link to={paths.record(instanceId)}>{title ?? publicTitle ?? t('register.noTitle')}</Link>
        <div className="quiet">
          {t('record.kode', { kode })}
          {holder !== null && ` · ${t('register.holder')}: ${holder}`}
        </div>
      </th>
      <td role="cell" data-label={t('register.status')}>
        <Badge variant="light" color={COLOURS[status] ?? 'gray'}>
          {word(`register.statuses.${status}`, status)}
        </Badge>
        {opensInPart && <div className="quiet">{t('register.inPart')}</div>}
        {scope !== null && scope !== 'whole' && <div className="quiet">{word(`register.scopes.${scope}`, scope)}</div>}
        {defects !== '' && (
          <div className="quiet">
            {t('register.defects', {
              which: defects
                .split(',')
                .map((one) => word(`register.defectWords.${one}`, one))
                .join('; '),
            })}
          </div>
        )}
        {hold === 'held' && <div className="quiet">{t('register.held')}</div>}
        {oddities.map((oddity) => (
          <div key={oddity} className="quiet">
            {word(`register.oddities.${oddity}`, oddity)}
          </div>
        ))}
        {status === 'draft' && stage !== 'draft' && <div className="quiet">{word(`register.stages.${stage}`, stage)}</div>}
      </td>
      <td role="cell" data-label={t('register.letter')}>
        {letters === '' ? '–' : letters.split(',').join(', ')}
        {legalBasis !== '' && <div className="quiet">{legalBasis}</div>}
      </td>
      <td role="cell" data-label={t('register.ends')}>
        {letters === '' ? t('register.noDetermination') : endsOn === null ? t('register.noEnd') : longDay(endsOn, language)}
        {recheckOn !== null && <div className="quiet">{t('register.recheck', { day: longDay(recheckOn, language) })}</div>}
      </td>
      <td role="cell" data-label={t('register.decideBy')}>
        {legalDueOn === null || isDecided ? '–' : longDay(legalDueOn, language)}
      </td>
    </tr>
  );
}
