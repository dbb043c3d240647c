import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { instances } from '../api/instances.js';
import type { Schema } from '../api/types.js';
import { draftName } from '../forms/drafts.js';
import { useDraft } from '../forms/use-draft.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { useSession } from './use-session.js';

/** A comment may touch the secret, so a draft of it stays in memory. */
const COMMENT: Schema = { type: 'object', properties: { text: { type: 'string', 'x-tabir': { sealed: 'confidential' } } } };
const LONGEST = 10_000;

export function CommentForm({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, change, discard, keyFor, failed } = useDraft(draftName(useSession().person.id, instanceId, 'comment'), COMMENT);
  const { text = '' } = (data ?? {}) as { text?: string };
  const send = useMutation({
    mutationFn: () => instances.note(instanceId, keyFor({ text }), { type: 'COMMENT', text }),
    onSuccess: discard,
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: instances.key(instanceId) }),
  });
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') send.mutate();
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="xs">
        <Textarea
          label={t('history.comment')}
          description={t('history.commentHelp')}
          rows={2}
          resize="vertical"
          maxLength={LONGEST}
          value={text}
          onChange={(e) => change({ text: e.currentTarget.value })}
        />
        <div className="row">
          <Button type="submit" variant="default" loading={send.isPending}>
            {t('history.commentSend')}
          </Button>
          <Text size="sm" role="status">
            {send.isSuccess && text === '' ? t('history.commentSent') : ''}
          </Text>
        </div>
        {send.error && <ProblemNotice error={send.error} isWrite />}
      </Stack>
    </form>
  );
}
