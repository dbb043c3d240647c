import { useTranslation } from 'react-i18next';
import { daysBetween, lastDayBefore, longDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { useOfficeTime } from './use-office.js';

const SOON_DAYS = 7;

/** Days left until the last day on which a task is in time; negative when it is late. */
export function useDaysLeft(): (dueAt: string) => number {
  const { today, zone } = useOfficeTime();
  return (dueAt) => daysBetween(today, lastDayBefore(dueAt, zone));
}

/** By when, and how long that is. Late is said in words, not by colour alone. */
export function DueDate({ dueAt }: { dueAt: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const daysLeft = useDaysLeft();
  if (dueAt === null) return <span className="quiet">{t('due.none')}</span>;
  const left = daysLeft(dueAt);
  const words = left < 0 ? t('due.overdue', { count: -left }) : left === 0 ? t('due.today') : t('due.left', { count: left });
  const look = left < 0 ? 'late-words' : left <= SOON_DAYS ? 'soon-words' : '';
  return (
    <span>
      {t('due.by', { day: longDay(lastDayBefore(dueAt, zone), language) })}
      {' · '}
      <span className={look}>{words}</span>
    </span>
  );
}
