import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { instances } from '../api/instances.js';
import type { HistoryRow, Instance, Texts, Workflow } from '../api/types.js';
import { longMoment, withLongDays } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { MoreButton } from '../ui/MoreButton.js';
import { Facts } from './Facts.js';
import { useOfficeTime } from './use-office.js';

interface Props {
  readonly instance: Instance;
  readonly workflow: Workflow;
  readonly texts: Texts;
}

/** What happened, in sentences, newest first. */
export function History({ instance, workflow, texts }: Props) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(instances.history(instance.id, instance.lastSeq));
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <>
          <ol className="cards">
            {pages
              .flatMap(({ items }) => items)
              .map((row) => (
                <li key={row.seq} className="card">
                  <Entry row={row} workflow={workflow} texts={texts} instanceId={instance.id} />
                </li>
              ))}
          </ol>
          <MoreButton query={query} label={t('history.older')} />
        </>
      )}
    </Loaded>
  );
}

/** '2027-10-13T16:00' */
const TO_THE_MINUTE = 16;

interface EntryProps {
  readonly row: HistoryRow;
  readonly workflow: Workflow;
  readonly texts: Texts;
  readonly instanceId: string;
}

function Entry({ row, workflow, texts, instanceId }: EntryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const { at, dueAt, actor, sentence, kind, payload } = row;
  const role = texts.roles[actor.role];
  const who =
    actor.name === null ? t('history.system') : role === undefined ? actor.name : t('history.by', { name: actor.name, role });
  // A deadline fires when it is due; only where the office was not running then are there two moments to tell.
  const isLate = dueAt !== undefined && dueAt.slice(0, TO_THE_MINUTE) !== at.slice(0, TO_THE_MINUTE);
  const hasContent =
    (kind === 'start' || kind === 'event') && typeof payload === 'object' && payload !== null && Object.keys(payload).length > 0;
  return (
    <>
      <p>{withLongDays(sentence[language], language)}</p>
      <Text className="quiet">
        {who} · {longMoment(at, zone, language)}
        {isLate && ` · ${t('history.dueAt', { moment: longMoment(dueAt, zone, language) })}`}
        {actor.via !== undefined && (
          <>
            {' · '}
            <Link to={paths.record(actor.via)}>{t('history.via')}</Link>
          </>
        )}
      </Text>
      {hasContent && (
        <details>
          <summary>{t('history.payload')}</summary>
          <Facts workflow={workflow} texts={texts} instanceId={instanceId} data={payload} />
        </details>
      )}
    </>
  );
}
