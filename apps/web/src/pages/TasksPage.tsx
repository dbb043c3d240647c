import { Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { tasks } from '../api/tasks.js';
import type { InboxRow } from '../api/types.js';
import { workflows } from '../api/workflows.js';
import { Claim } from '../components/Claim.js';
import { DueDate, useDaysLeft } from '../components/DueDate.js';
import { nameOf, stateWords } from '../components/state-words.js';
import { WatchedList } from '../components/WatchedList.js';
import { useOfficeTime } from '../components/use-office.js';
import { textsIn } from '../components/use-workflow.js';
import { lastDayBefore, longDay } from '../i18n/format.js';
import { useLanguage, useSaid } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { MoreButton } from '../ui/MoreButton.js';
import { Page } from '../ui/Page.js';

const MOST_COUNTED = 1000;

/** What waits for the signed-in person, most urgent first. */
export function TasksPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(tasks.inbox());
  return (
    <Page title={t('tasks.title')}>
      <Loaded query={query}>
        {({ pages }) => {
          const count = pages[0]?.count ?? 0;
          if (count === 0) return <Text>{t('tasks.none')}</Text>;
          return (
            <>
              <Text role="status">{count >= MOST_COUNTED ? t('tasks.countCapped', { count }) : t('tasks.count', { count })}</Text>
              <ul className="cards">
                {pages
                  .flatMap(({ items }) => items)
                  .map((row) => (
                    <TaskCard key={`${row.instanceId} ${row.key}`} row={row} />
                  ))}
              </ul>
              <MoreButton query={query} label={t('tasks.more')} />
            </>
          );
        }}
      </Loaded>
      <WatchedList />
    </Page>
  );
}

function TaskCard({ row }: { row: InboxRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const { data: workflow } = useQuery(workflows.one(row.workflow, row.version));
  const texts = workflow && textsIn(workflow, language);
  const isLate = row.dueAt !== null && daysLeft(row.dueAt) < 0;
  const said = useSaid();
  const { zone } = useOfficeTime();
  const label = nameOf(row, language, t);
  const { otherwise } = row;
  return (
    <li className={isLate ? 'card late' : 'card'}>
      <h2>
        <Link to={paths.record(row.instanceId)}>{label}</Link>
      </h2>
      <p>
        <strong>{texts?.duties[row.duty] ?? row.duty}</strong>
        {texts && ` – ${stateWords(texts, row.state)}`}
      </p>
      <p>
        <DueDate dueAt={row.dueAt} />
      </p>
      {otherwise && (
        <p>{t('tasks.otherwise', { day: longDay(lastDayBefore(otherwise.at, zone), language), what: said(otherwise.label) })}</p>
      )}
      <p className="quiet">
        {[
          t('tasks.kode', { kode: row.kode }),
          ...(row.step === null ? [] : [t('tasks.step', { step: row.step })]),
          ...(texts ? [texts.name] : []),
        ].join(' · ')}
      </p>
      <div className="row">
        <Button component={Link} to={paths.record(row.instanceId)} aria-label={t('tasks.openLong', { label })}>
          {t('tasks.open')}
        </Button>
        <Claim task={row} />
      </div>
    </li>
  );
}
