import { Alert, Button, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { instances } from '../api/instances.js';
import { register } from '../api/register.js';
import { tasks } from '../api/tasks.js';
import type { RoleHeld, Workflow } from '../api/types.js';
import { workflows } from '../api/workflows.js';
import { useSession } from '../components/use-session.js';
import { textsIn } from '../components/use-workflow.js';
import { describeForm } from '../forms/describe.js';
import { draftName } from '../forms/drafts.js';
import { scopeOf } from '../forms/scope.js';
import { SchemaForm } from '../forms/SchemaForm.js';
import { useDraft } from '../forms/use-draft.js';
import { fieldProblems } from '../forms/validator.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { Page } from '../ui/Page.js';
import { ProblemNotice, Unanswered } from '../ui/ProblemNotice.js';

export function StartPage() {
  const { workflow = '' } = useParams();
  const { active } = useSession();
  const { t } = useTranslation();
  const query = useQuery(workflows.one(workflow));
  return (
    <Loaded query={query} heading={t('begin.title')}>
      {(found) => <StartForm workflow={found} active={active} />}
    </Loaded>
  );
}

function StartForm({ workflow, active }: { workflow: Workflow; active: RoleHeld | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const texts = textsIn(workflow, language);
  const { schema } = workflow.start;
  const scope = useMemo(() => scopeOf(active, schema), [active, schema]);
  const form = useMemo(() => describeForm(schema, texts, Object.keys(scope)), [schema, texts, scope]);
  const name = draftName(useSession().person.id, 'start', workflow.key);
  const { data, isUnanswered, change, discard, keyFor, failed } = useDraft(name, schema);
  const start = useMutation({
    mutationFn: (filled: object) =>
      instances.start(workflow.key, { commandId: keyFor(filled), payload: { ...filled, ...scope } }),
    onSuccess: async ({ instanceId }) => {
      discard();
      await navigate(paths.record(instanceId));
    },
    onError: failed,
    onSettled: () => Promise.all([tasks.key, register.key].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const problems = useMemo(() => fieldProblems(start.error, language), [start.error, language]);
  const { label = t('begin.title'), help } = texts.events['START'] ?? {};
  if ((active?.unit ?? null) === null)
    return (
      <Page title={label}>
        <Alert color="yellow">{t('begin.wrongScope')}</Alert>
      </Page>
    );
  return (
    <Page title={label}>
      <Text className="quiet">{texts.name}</Text>
      <Paper withBorder className="section">
        {help !== undefined && <Text size="sm">{help}</Text>}
        {isUnanswered && start.isIdle && <Unanswered />}
        {start.error && <ProblemNotice error={start.error} isWrite />}
        <SchemaForm
          label={label}
          form={form}
          texts={texts}
          place={{ instanceId: null }}
          data={data}
          onChange={(filled) => {
            change(filled);
            start.reset();
          }}
          onSubmit={(filled) => start.mutate(filled)}
          problems={problems}
        >
          <Stack gap="xs" mt="md">
            <Text className="quiet">{t('form.must')}</Text>
            <div className="row">
              <Button type="submit" loading={start.isPending}>
                {t(isUnanswered ? 'event.again' : 'begin.submit')}
              </Button>
              <Button variant="subtle" color="red" onClick={discard}>
                {t('event.discard')}
              </Button>
            </div>
            <Text className="quiet">{t('event.kept')}</Text>
          </Stack>
        </SchemaForm>
      </Paper>
    </Page>
  );
}
