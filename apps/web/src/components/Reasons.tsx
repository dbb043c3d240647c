import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Deadline, Explanation } from '../api/types.js';
import { longDay } from '../i18n/format.js';
import { useLanguage, useSaid } from '../i18n/i18n.js';

/** Why a deadline lies where it lies: the counting, the days that it skipped and the decree behind each. */
export function Reasons({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation();
  const said = useSaid();
  return (
    <details>
      <summary aria-label={t('deadline.whyLong', { label: said(deadline.label) })}>{t('deadline.why')}</summary>
      {deadline.counts.length === 0 && <Text size="sm">{t('deadline.noCount')}</Text>}
      {deadline.counts.map((count) => (
        <Counting key={`${count.from} ${count.workingDays} ${count.direction}`} count={count} />
      ))}
    </details>
  );
}

/** The description leaves a decree open; these of its members are meant for people. */
interface Decree {
  readonly id: string;
  readonly title: string;
  readonly signedOn: string;
}
type Day = Explanation['skipped'][number];
const isWeekend = ({ name }: Day): boolean => name === undefined;

function Counting({ count }: { count: Explanation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (date: string): string => longDay(date, language);
  const { direction, workingDays, from, result, skipped, countedAnyway, decrees, provisional, yearsWithoutDecree, week } = count;
  const words = { count: workingDays, from: day(from), result: day(result) };
  const weekends = skipped.filter(isWeekend).length;
  return (
    <div className="quiet">
      <p>
        {direction === 'before' ? t('deadline.countedBefore', words) : t('deadline.countedAfter', words)}{' '}
        {t('deadline.week', { days: week })}
      </p>
      {provisional && <p>{t('deadline.provisionalHelp', { years: yearsWithoutDecree.join(', ') })}</p>}
      <p>{skipped.length === 0 ? t('deadline.skippedNone') : t('deadline.skipped', { count: skipped.length })}</p>
      <Days
        days={skipped.filter((one) => !isWeekend(one))}
        more={weekends > 0 ? t('deadline.weekends', { count: weekends }) : null}
      />
      {countedAnyway.length > 0 && (
        <>
          <p>{t('deadline.counted')}</p>
          <Days days={countedAnyway} more={null} />
        </>
      )}
      {decrees.length > 0 && (
        <>
          <p>{t('deadline.decrees')}</p>
          <ul className="plain">
            {(decrees as readonly object[] as readonly Decree[]).map(({ id, title, signedOn }) => (
              <li key={id}>
                {title}, {day(signedOn)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Days({ days, more }: { days: readonly Day[]; more: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="plain">
      {days.map(({ date, name, source, provisional }) => (
        <li key={date}>
          {longDay(date, language)}: {name}
          {source !== undefined && ` (${source})`}
          {provisional && ` – ${t('deadline.provisional')}`}
        </li>
      ))}
      {more !== null && <li>{more}</li>}
    </ul>
  );
}
