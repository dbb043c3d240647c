import { Alert, Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { instances } from '../api/instances.js';
import type { InstanceView, Workflow } from '../api/types.js';
import { workflows } from '../api/workflows.js';
import { Actions } from '../components/Actions.js';
import { AgencyConcerns } from '../components/AgencyConcerns.js';
import { CommentForm } from '../components/CommentForm.js';
import { Deadlines } from '../components/Deadlines.js';
import { Facts } from '../components/Facts.js';
import { Files } from '../components/Files.js';
import { History } from '../components/History.js';
import { Moves } from '../components/Moves.js';
import { nameOf } from '../components/state-words.js';
import { Steps } from '../components/Steps.js';
import { TaskList } from '../components/TaskList.js';
import { useSession } from '../components/use-session.js';
import { textsIn } from '../components/use-workflow.js';
import { Watch } from '../components/Watch.js';
import { useLanguage } from '../i18n/i18n.js';
import { EVENT_PARAMETER, paths } from '../path-builder.js';
import { Loaded, Loading } from '../ui/Loaded.js';
import { Page } from '../ui/Page.js';
import { Section } from '../ui/Section.js';

/** The forms weigh as much as all the rest, and whoever only reads needs none. */
const EventForm = lazy(async () => ({ default: (await import('../components/EventForm.js')).EventForm }));

/** The workflows whose records say, before they are activated, what they would move. */
const MOVING = ['calendar-change', 'settings-change'];
const AGENCY_CHANGE = 'agency-change';

/** One record of any workflow: where it stands, what can be done, what happened. */
export function RecordPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const query = useQuery(instances.view(id));
  return (
    <Loaded query={query} heading={t('record.unreadable')}>
      {(view) => <WithWorkflow key={id} view={view} />}
    </Loaded>
  );
}

function WithWorkflow({ view }: { view: InstanceView }) {
  const { t } = useTranslation();
  const query = useQuery(workflows.one(view.instance.workflow, view.instance.version));
  return (
    <Loaded query={query} heading={t('record.unreadable')}>
      {(workflow) => <Record view={view} workflow={workflow} />}
    </Loaded>
  );
}

function Record({ view, workflow }: { view: InstanceView; workflow: Workflow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const texts = textsIn(workflow, language);
  const { active } = useSession();
  const [search, setSearch] = useSearchParams();
  const [done, setDone] = useState<string | null>(null);
  const { instance, status, context } = view;
  const type = search.get(EVENT_PARAMETER);
  const spec = type === null ? undefined : workflow.events[type];
  const close = (): void => setSearch({});
  return (
    <Page
      title={nameOf(instance, language, t)}
      aside={
        <span className="row">
          <span className="quiet">
            {t('record.kode', { kode: instance.kode })} · {texts.name}
          </span>
          <Watch instanceId={instance.id} watching={view.watching} />
          {status === 'done' && <Badge variant="light">{t('record.done')}</Badge>}
        </span>
      }
    >
      {instance.blocked && (
        <Alert color="red" role="alert" title={t('record.blocked')}>
          {t('record.blockedHelp')}
        </Alert>
      )}
      <div role="status">{done !== null && type === null && <Alert color="green">{done}</Alert>}</div>
      {type !== null && spec && (
        <Suspense fallback={<Loading />}>
          <EventForm
            key={type}
            view={view}
            workflow={workflow}
            texts={texts}
            type={type}
            spec={spec}
            onClose={close}
            onDone={(sentence) => {
              setDone(sentence);
              close();
            }}
          />
        </Suspense>
      )}
      <div className="columns">
        <div>
          <Section title={t('event.title')}>
            <Actions view={view} texts={texts} />
          </Section>
          <Section title={t('record.state')}>
            <Steps workflow={workflow} texts={texts} view={view} />
          </Section>
        </div>
        <div>
          <Section title={t('deadline.title')}>
            <Deadlines instanceId={instance.id} />
          </Section>
          <Section title={t('record.tasks')}>
            <TaskList
              tasks={view.tasks}
              texts={texts}
              mayTake={(duty) => active !== null && (workflow.duties[duty] ?? []).includes(active.role)}
            />
          </Section>
          <Section title={t('files.title')}>
            <Files instanceId={instance.id} />
          </Section>
        </div>
      </div>
      {MOVING.includes(instance.workflow) && status === 'active' && (
        <Section title={t('moves.title')}>
          <Moves instanceId={instance.id} />
        </Section>
      )}
      {instance.workflow === AGENCY_CHANGE && status === 'active' && (
        <Section title={t('concerns.title')}>
          <AgencyConcerns instanceId={instance.id} />
        </Section>
      )}
      <div className="columns">
        <div>
          <Section title={t('record.facts')}>
            <Facts workflow={workflow} texts={texts} instanceId={instance.id} data={context} />
          </Section>
        </div>
        <div>
          <Section title={t('history.title')}>
            <CommentForm instanceId={instance.id} />
            <History instance={instance} workflow={workflow} texts={texts} />
          </Section>
        </div>
      </div>
      <Text>
        <Link to={paths.tasks()}>{t('record.back')}</Link>
      </Text>
    </Page>
  );
}
