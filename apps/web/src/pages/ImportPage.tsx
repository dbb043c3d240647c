import { Alert, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { imports } from '../api/imports.js';
import type { ImportList, ImportRun as Run } from '../api/types.js';
import { countWord } from '../components/count-word.js';
import { ImportRun } from '../components/ImportRun.js';
import { ListForm } from '../components/ListForm.js';
import { ListUpload } from '../components/ListUpload.js';
import { useMayImport } from '../components/use-may-import.js';
import { useOfficeTime } from '../components/use-office.js';
import { longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths, RUN_PARAMETER } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { Page } from '../ui/Page.js';
import { Section } from '../ui/Section.js';

/** A list of an office, from the file to its records: the address says which list and which of its runs. */
export function ImportPage() {
  const { t } = useTranslation();
  const { list } = useParams();
  const mayImport = useMayImport();
  if (list !== undefined) return <ListSteps key={list} id={list} />;
  return (
    <Page title={t('import.title')}>
      {mayImport === false ? (
        <Alert color="yellow">{t('import.mayNot')}</Alert>
      ) : (
        <>
          <Section title={t('import.file')}>
            <ListUpload />
          </Section>
          {mayImport && <Given />}
        </>
      )}
    </Page>
  );
}

/** The lists that are still kept, so that an import is found again, for a look or to be undone. */
function Given() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const query = useQuery(imports.given());
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 && (
          <Section title={t('import.given')}>
            <ul className="plain">
              {items.map(({ id, name, givenAt }) => (
                <li key={id}>
                  <Link to={paths.list(id)}>{name}</Link>
                  <div className="quiet">{longMoment(givenAt, zone, language)}</div>
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  );
}

function ListSteps({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = useQuery(imports.list(id));
  const run = search.get(RUN_PARAMETER);
  const client = useQueryClient();
  // What was filled in comes back with the run, so that it can be changed and tried again.
  const show = (begun: Run): void => {
    client.setQueryData(imports.list(id).queryKey, (list) => list && { ...list, runs: [begun, ...list.runs] });
    void navigate(paths.list(id, begun.id));
  };
  return (
    <Loaded query={query} heading={t('import.title')}>
      {(list) => (
        <Page title={t('import.title')}>
          <Text>
            {list.name} · <Link to={paths.imports()}>{t('import.other')}</Link>
          </Text>
          {run !== null && <ImportRun key={run} list={id} run={run} onBegun={show} />}
          <Section title={t('import.read')}>
            {run === null ? (
              <ListForm list={list} before={askedBefore(list)} onBegun={show} />
            ) : (
              <details key={run}>
                <summary>{t('import.change')}</summary>
                <ListForm list={list} before={askedBefore(list)} onBegun={show} />
              </details>
            )}
          </Section>
          <Earlier list={list} run={run} />
        </Page>
      )}
    </Loaded>
  );
}

const askedBefore = ({ runs }: ImportList) => runs.find(({ asked }) => asked !== null)?.asked ?? null;

/** The count that says most of a run. */
const mainCount = (task: Run['task']): 'added' | 'withdrawn' => (task === 'undo' ? 'withdrawn' : 'added');

function Earlier({ list, run }: { list: ImportList; run: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const others = list.runs.filter(({ id }) => id !== run);
  if (others.length === 0) return null;
  return (
    <Section title={t('import.earlier')}>
      <ul className="plain">
        {others.map(({ id, task, at, by, counts }) => (
          <li key={id}>
            <Link to={paths.list(list.id, id)}>
              {t(`import.tasks.${task}`)}, {longMoment(at, zone, language)}
            </Link>
            <div className="quiet">
              {by.name ?? '…'} · {t(countWord({ task }, mainCount(task)), { count: counts[mainCount(task)] })}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
