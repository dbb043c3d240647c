import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/http.js';
import { instances } from '../api/instances.js';
import { people } from '../api/people.js';
import { tasks } from '../api/tasks.js';
import type { Task } from '../api/types.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { useSession } from './use-session.js';

/** Who has a task in hand, and taking it or giving it back. */
export function Claim({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { person, active } = useSession();
  const client = useQueryClient();
  const colleagues = useQuery({ ...people.inRole(active?.role ?? ''), enabled: active !== null && task.claimedBy !== null });
  const [key, setKey] = useState(newKey);
  const type = task.claimedBy === null ? 'CLAIM' : 'RELEASE';
  const change = useMutation({
    mutationFn: () => instances.note(task.instanceId, key, { type, task: task.key }),
    onSuccess: () => setKey(newKey()),
    onSettled: () =>
      Promise.all([tasks.key, instances.key(task.instanceId)].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  if (task.assignee !== null) return task.assignee === person.id ? <Text size="sm">{t('tasks.assignedToMe')}</Text> : null;
  const mine = task.claimedBy === person.id;
  const holder = colleagues.data?.items.find(({ id }) => id === task.claimedBy)?.name;
  return (
    <>
      {task.claimedBy !== null && (
        <Text size="sm">
          {mine
            ? t('tasks.claimedByMe')
            : holder === undefined
              ? t('tasks.claimedByOther')
              : t('tasks.claimedBy', { name: holder })}
        </Text>
      )}
      {(task.claimedBy === null || mine) && (
        <Button variant="default" loading={change.isPending} onClick={() => change.mutate()}>
          {t(mine ? 'tasks.release' : 'tasks.claim')}
        </Button>
      )}
      {change.error && <ProblemNotice error={change.error} isWrite />}
    </>
  );
}
