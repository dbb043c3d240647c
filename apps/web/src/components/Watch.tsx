import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { instances } from '../api/instances.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { useNote } from './use-note.js';

/** Puts the record on one's own list, or takes it off. */
export function Watch({ instanceId, watching }: { instanceId: string; watching: boolean }) {
  const { t } = useTranslation();
  const note = useNote(instanceId, [instances.watched().queryKey]);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        aria-pressed={watching}
        loading={note.isPending}
        onClick={() => note.mutate({ type: watching ? 'UNWATCH' : 'WATCH' })}
      >
        {t(watching ? 'record.unwatch' : 'record.watch')}
      </Button>
      {note.error && <ProblemNotice error={note.error} isWrite />}
    </>
  );
}
