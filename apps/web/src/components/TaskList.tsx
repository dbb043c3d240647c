import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Task, Texts } from '../api/types.js';
import { Claim } from './Claim.js';
import { DueDate } from './DueDate.js';
import { stateWords } from './state-words.js';
import { useSession } from './use-session.js';

/** The open tasks of one record, whoever they belong to; those of one's own can be taken here. */
export function TaskList({
  tasks,
  texts,
  mayTake,
}: {
  tasks: readonly Task[];
  texts: Texts;
  mayTake: (duty: string) => boolean;
}) {
  const { t } = useTranslation();
  const { person } = useSession();
  if (tasks.length === 0) return <Text>{t('record.noTasks')}</Text>;
  return (
    <ul className="cards">
      {tasks.map((task) => (
        <li key={task.key} className="card">
          <p>
            <strong>{texts.duties[task.duty] ?? task.duty}</strong> – {stateWords(texts, task.state)}
          </p>
          <p>
            <DueDate dueAt={task.dueAt} />
          </p>
          <div className="row">{(mayTake(task.duty) || task.assignee === person.id) && <Claim task={task} />}</div>
        </li>
      ))}
    </ul>
  );
}
