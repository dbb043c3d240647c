import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instances } from '../api/instances.js';
import type { Deadline } from '../api/types.js';
import { dayIn, daysBetween, longMoment } from '../i18n/format.js';
import { useLanguage, useSaid } from '../i18n/i18n.js';
import { Loaded } from '../ui/Loaded.js';
import { Reasons } from './Reasons.js';
import { useOfficeTime } from './use-office.js';

type Dated = Deadline & { readonly dueAt: string };

/** The next moment at which the record goes on by itself, counted down, and all others, each with its reasons. */
export function Deadlines({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const { now } = useOfficeTime();
  const query = useQuery(instances.deadlines(instanceId));
  return (
    <Loaded query={query}>
      {({ items }) => {
        const dated = items.filter((item): item is Dated => item.dueAt !== null).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
        const next = dated.find(({ dueAt }) => dueAt > now) ?? dated[0];
        if (!next) return <Text>{t('deadline.none')}</Text>;
        return (
          <>
            <Next deadline={next} />
            {dated.length > 1 && (
              <details>
                <summary>{t('deadline.all', { count: dated.length })}</summary>
                <ul className="cards">
                  {dated.map((deadline) => (
                    <li key={deadline.name} className="card">
                      <One deadline={deadline} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function useCountdown(dueAt: string): string {
  const { t } = useTranslation();
  const { today, zone } = useOfficeTime();
  const left = daysBetween(today, dayIn(dueAt, zone));
  return left < 0 ? t('deadline.past') : left === 0 ? t('deadline.today') : t('deadline.inDays', { count: left });
}

function Next({ deadline }: { deadline: Dated }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text className="quiet">{t('deadline.next')}</Text>
      <p className="countdown">{useCountdown(deadline.dueAt)}</p>
      <One deadline={deadline} isCounted />
    </div>
  );
}

function One({ deadline, isCounted = false }: { deadline: Dated; isCounted?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const said = useSaid();
  const { zone } = useOfficeTime();
  const countdown = useCountdown(deadline.dueAt);
  return (
    <div>
      <Text>
        <strong>{longMoment(deadline.dueAt, zone, language)}</strong> {!isCounted && `(${countdown}) `}
        {deadline.provisional && (
          <Badge variant="light" color="yellow">
            {t('deadline.provisional')}
          </Badge>
        )}
      </Text>
      <Text size="sm">{said(deadline.label)}</Text>
      <Reasons deadline={deadline} />
    </div>
  );
}
