import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instances } from '../api/instances.js';
import { asProblem } from '../api/problem.js';
import { register } from '../api/register.js';
import { tasks } from '../api/tasks.js';
import type { InstanceView, Preview, Texts, Workflow, WorkflowEvent } from '../api/types.js';
import { describeForm } from '../forms/describe.js';
import { draftName } from '../forms/drafts.js';
import { prefilled } from '../forms/prefill.js';
import { SchemaForm } from '../forms/SchemaForm.js';
import { useDraft } from '../forms/use-draft.js';
import { fieldProblems } from '../forms/validator.js';
import { useLanguage } from '../i18n/i18n.js';
import { ProblemNotice, Unanswered } from '../ui/ProblemNotice.js';
import { PreviewChanges } from './PreviewChanges.js';
import { useSession } from './use-session.js';

interface Props {
  readonly view: InstanceView;
  readonly workflow: Workflow;
  readonly texts: Texts;
  readonly type: string;
  readonly spec: WorkflowEvent;
  readonly onClose: () => void;
  /** Told in a sentence what came of it. */
  readonly onDone: (sentence: string) => void;
}

interface Checked {
  readonly payload: object;
  readonly preview: Preview;
}

/** One event's form: filled in, for a decision looked at once more with what it would do, and sent. */
export function EventForm({ view, texts, type, spec, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { id, revision } = view.instance;
  const { label = type, help } = texts.events[type] ?? {};
  const form = useMemo(() => describeForm(spec.schema, texts), [spec, texts]);
  const name = draftName(useSession().person.id, id, type);
  const begin = useMemo(() => prefilled(spec.schema, view.context, spec.beginsWith), [spec, view.context]);
  const { data, isUnanswered, change, discard, keyFor, failed } = useDraft(name, spec.schema, begin);
  // The revision that the person has looked at; the record may move on under an open form.
  const [seen, setSeen] = useState(revision);
  const [checked, setChecked] = useState<Checked | null>(null);

  const refresh = (): Promise<unknown> =>
    Promise.all([instances.key(id), tasks.key, register.key].map((queryKey) => client.invalidateQueries({ queryKey })));
  const check = useMutation({
    mutationFn: async (payload: object): Promise<Checked> => ({ payload, preview: await instances.preview(id, type, payload) }),
    onSuccess: setChecked,
  });
  const send = useMutation({
    mutationFn: async (payload: object): Promise<boolean> => {
      const answer = await instances.send(id, { type, payload, commandId: keyFor(payload), seen: spec.decision ? seen : null });
      // Sent again after no answer came, and answered with a step that the record shown here had taken already.
      return isUnanswered && answer.revision <= revision;
    },
    onSuccess: async (wasDoneBefore) => {
      // First what the page shows, so that whatever is opened next stands on it.
      await refresh();
      discard();
      onDone(t(wasDoneBefore ? 'event.doneBefore' : 'event.done', { label }));
    },
    onError: (error) => {
      failed(error);
      if (asProblem(error).isAnswerLost) return undefined;
      setChecked(null);
      return refresh();
    },
  });
  const error = send.error ?? check.error;
  // Of a record that moved on because of the very thing that is being sent, nothing is said.
  const isPending = check.isPending || send.isPending || isUnanswered;
  const isGone = !isPending && !view.allowedEvents.some((event) => event.type === type && event.refusals.length === 0);
  const hasMoved = !isPending && !isGone && spec.decision && seen !== revision;
  const problems = useMemo(() => fieldProblems(error, language), [error, language]);
  // What was sent already has been looked at.
  const asksFirst = spec.decision && !isUnanswered;
  const submit = (payload: object): void => (asksFirst ? check : send).mutate(payload);
  const edit = (filled: unknown): void => {
    change(filled);
    check.reset();
    send.reset();
  };
  const lookedAgain = (): void => {
    setSeen(revision);
    setChecked(null);
    send.reset();
  };
  const isBusy = check.isPending || send.isPending;
  const isEmpty = Object.keys(form.schema.properties ?? {}).length === 0;

  return (
    <Paper component="section" withBorder className="section event-form" aria-label={label}>
      <FormHeading text={label} />
      {help !== undefined && <Text size="sm">{help}</Text>}
      {isGone && (
        <Alert color="yellow" role="alert">
          {t('event.gone')}
        </Alert>
      )}
      {hasMoved && (
        <Alert color="yellow" role="alert" title={t('event.moved')}>
          <Stack gap="xs" align="start">
            <Text size="sm">{t('event.movedHelp')}</Text>
            <Button variant="default" onClick={lookedAgain}>
              {t('event.movedAccept')}
            </Button>
          </Stack>
        </Alert>
      )}
      {isUnanswered && send.isIdle && <Unanswered />}
      {error && <ProblemNotice error={error} isWrite={send.isError} />}
      {checked ? (
        <Confirm
          label={label}
          isBusy={isBusy}
          onConfirm={() => send.mutate(checked.payload)}
          onChange={() => setChecked(null)}
          disabled={isGone || hasMoved}
        >
          <PreviewChanges texts={texts} view={view} preview={checked.preview} />
        </Confirm>
      ) : (
        <SchemaForm
          label={label}
          form={form}
          texts={texts}
          place={{ instanceId: id }}
          data={data}
          onChange={edit}
          onSubmit={submit}
          problems={problems}
        >
          <Stack gap="xs" mt="md">
            {isEmpty ? <Text size="sm">{t('event.nothingToFill')}</Text> : <Text className="quiet">{t('form.must')}</Text>}
            <div className="row">
              <Button type="submit" loading={isBusy} disabled={isGone || hasMoved}>
                {t(asksFirst ? 'event.check' : isUnanswered ? 'event.again' : 'event.send')}
              </Button>
              <Button variant="default" onClick={onClose}>
                {t('event.cancel')}
              </Button>
              {!isEmpty && (
                <Button variant="subtle" color="red" onClick={discard}>
                  {t('event.discard')}
                </Button>
              )}
            </div>
            {!isEmpty && <Text className="quiet">{t('event.kept')}</Text>}
          </Stack>
        </SchemaForm>
      )}
    </Paper>
  );
}

/** The form opens at its heading, so that the keyboard and the ear are where the eye is. */
function FormHeading({ text }: { text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Title order={2} size="h4" ref={heading} tabIndex={-1}>
      {text}
    </Title>
  );
}

interface ConfirmProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly disabled: boolean;
  readonly onConfirm: () => void;
  readonly onChange: () => void;
  readonly children: React.ReactNode;
}

function Confirm({ label, isBusy, disabled, onConfirm, onChange, children }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <FormHeading text={t('event.checked')} />
      <Text size="sm">{t('event.checkedHelp')}</Text>
      {children}
      <div className="row">
        <Button loading={isBusy} disabled={disabled} onClick={onConfirm}>
          {t('event.confirm', { label })}
        </Button>
        <Button variant="default" disabled={isBusy} onClick={onChange}>
          {t('event.change')}
        </Button>
      </div>
    </Stack>
  );
}
