import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfficeSettings } from '../api/types.js';
import { longDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { CardTable } from '../ui/CardTable.js';

type Calendar = OfficeSettings['calendar'];

/** The working days in words, and the decrees that they rest on. */
export function CalendarInForce({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { week, cutiBersama, from, until, decrees } = calendar;
  const facts = [
    [t('settings.week'), t('settings.weekDays', { days: week })],
    [t('settings.leave'), t(cutiBersama ? 'settings.leaveOff' : 'settings.leaveWorked')],
    [t('settings.span'), t('settings.spanOf', { from: longDay(from, language), until: longDay(until, language) })],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Decrees decrees={decrees} />
    </>
  );
}

function Decrees({ decrees }: { decrees: Calendar['decrees'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heads = [t('settings.decree'), t('settings.years'), t('settings.signedOn')];
  return (
    <CardTable label={t('settings.decrees')} heads={heads}>
      {[...decrees].reverse().map(({ id, title, years, signedOn, verified = false, caution }) => (
        <tr key={id} role="row">
          <th role="rowheader" scope="row">
            {title}{' '}
            <Badge variant="light" color={verified ? 'green' : 'yellow'}>
              {t(verified ? 'settings.verified' : 'settings.unverified')}
            </Badge>
            {caution !== undefined && <div className="quiet">{caution[language]}</div>}
          </th>
          <td role="cell" data-label={t('settings.years')}>
            {years.join(', ')}
          </td>
          <td role="cell" data-label={t('settings.signedOn')}>
            {longDay(signedOn, language)}
          </td>
        </tr>
      ))}
    </CardTable>
  );
}
