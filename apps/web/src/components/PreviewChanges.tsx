import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DueDeadline, InstanceView, Preview, Texts } from '../api/types.js';
import { lastDayBefore, longDay, longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { changesBetween, isEmpty } from './changes.js';
import { useOfficeTime } from './use-office.js';

/** What would change, in words, before anything does. */
export function PreviewChanges({ texts, view, preview }: { texts: Texts; view: InstanceView; preview: Preview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const change = changesBetween(texts, view, preview);
  const { others } = preview;
  if (isEmpty(change) && others === null) return <Text>{t('event.effectNone')}</Text>;
  const duty = (key: string): string => texts.duties[key] ?? key;
  const by = (dueAt: string | null): string =>
    dueAt === null ? '' : ` – ${t('due.by', { day: longDay(lastDayBefore(dueAt, zone), language) })}`;
  const moment = ({ name, dueAt }: DueDeadline): string =>
    `${longMoment(dueAt, zone, language)}: ${texts.deadlines[name] ?? name}`;
  return (
    <ul className="plain">
      {others !== null && (
        <li>
          <strong>{t('event.effectOthers', { count: others })}</strong>
        </li>
      )}
      {change.moves.map(({ region, from, to }) => (
        <li key={region}>
          {t('event.effectState')} “{region}”: {from.join(', ')} <strong>{t('event.to')}</strong> {to.join(', ')}
        </li>
      ))}
      {change.opened.map(({ duty: key, dueAt }) => (
        <li key={`new ${key} ${dueAt}`}>
          {t('event.effectNewTask')}: <strong>{duty(key)}</strong>
          {by(dueAt)}
        </li>
      ))}
      {change.closed.map(({ duty: key }, at) => (
        <li key={`done ${key} ${at}`}>
          {t('event.effectDoneTask')}: {duty(key)}
        </li>
      ))}
      {change.armed.map((deadline) => (
        <li key={`new ${deadline.name}`}>
          {t('event.effectNewDeadline')}: {moment(deadline)}
        </li>
      ))}
      {change.dropped.map((deadline) => (
        <li key={`gone ${deadline.name}`}>
          {t('event.effectGoneDeadline')}: {moment(deadline)}
        </li>
      ))}
      {change.completes && <li>{t('event.effectDone')}</li>}
    </ul>
  );
}
