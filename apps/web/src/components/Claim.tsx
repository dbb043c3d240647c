import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { people } from '../api/people.js';
import { tasks } from '../api/tasks.js';
import type { Task } from '../api/types.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { Delegate } from './Delegate.js';
import { useNote } from './use-note.js';
import { useSession } from './use-session.js';

/** Who has a task in hand; taking it, giving it back, and handing it to a colleague. */
export function Claim({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { person, active } = useSession();
  const colleagues = useQuery({ ...people.inRole(active?.role ?? ''), enabled: active !== null });
  const note = useNote(task.instanceId, [tasks.key]);
  if (task.assignee !== null) return task.assignee === person.id ? <Text size="sm">{t('tasks.assignedToMe')}</Text> : null;
  const mine = task.claimedBy === person.id;
  const others = (colleagues.data?.items ?? []).filter(({ id }) => id !== person.id);
  const holder = others.find(({ id }) => id === task.claimedBy)?.name;
  // Somebody who is no colleague any more may have left it behind; the server knows.
  const free = task.claimedBy === null || mine || (colleagues.data !== undefined && holder === undefined);
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
      {free && (
        <>
          <Button
            variant="default"
            loading={note.isPending}
            onClick={() => note.mutate({ type: mine ? 'RELEASE' : 'CLAIM', task: task.key })}
          >
            {t(mine ? 'tasks.release' : 'tasks.claim')}
          </Button>
          {others.length > 0 && (
            <Delegate colleagues={others} onChosen={(to) => note.mutate({ type: 'DELEGATE', task: task.key, to })} />
          )}
        </>
      )}
      {note.error && <ProblemNotice error={note.error} isWrite />}
    </>
  );
}
