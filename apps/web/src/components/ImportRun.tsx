import { Alert, Button, Progress, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { imports, isUnderWay, type Asked } from '../api/imports.js';
import { register } from '../api/register.js';
import type { ImportRun as Run } from '../api/types.js';
import { useSaid } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { ProblemNotice, useProblemWords } from '../ui/ProblemNotice.js';
import { Section } from '../ui/Section.js';
import { countWord } from './count-word.js';
import { ImportRows } from './ImportRows.js';
import { useKey } from './use-key.js';

/** So many are read at once; more are opened by who wants to. */
const FEW_NOTES = 5;

interface Props {
  readonly list: string;
  readonly run: string;
  readonly onBegun: (run: Run) => void;
}

/** The third and the fourth step: how far a try, an import or an undoing is, what became of the rows, and what may come next. */
export function ImportRun({ list, run: id, onBegun }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(imports.run(list, id));
  const { data } = query;
  const isOver = data !== undefined && !isUnderWay(data);
  useEffect(() => {
    if (!isOver) return;
    void client.invalidateQueries({ queryKey: imports.list(list).queryKey });
    void client.invalidateQueries({ queryKey: register.key });
  }, [client, isOver, list]);
  return (
    <Section title={t(data ? `import.tasks.${data.task}` : 'import.read')}>
      <Loaded query={query}>
        {(run) => (
          <>
            <Fate run={run} />
            {isOver && <Next list={list} run={run} onBegun={onBegun} />}
            {isOver && <ImportRows list={list} run={run} />}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** How far it is, in a bar while it goes on and in counts at its end. */
function Fate({ run }: { run: Run }) {
  const { t } = useTranslation();
  const said = useSaid();
  const words = useProblemWords();
  const { task, state, rows, done, counts, notes, problem } = run;
  const how = t(state === 'waiting' ? 'import.waiting' : 'import.progress', { done, count: rows });
  const told = (['added', 'withDefects', 'known', 'refused', 'withdrawn', 'past'] as const).filter((name) => counts[name] > 0);
  return (
    <>
      {isUnderWay(run) && (
        <div>
          <Text size="sm">{how}</Text>
          <Progress value={rows === 0 ? 0 : (100 * done) / rows} aria-label={how} />
          <Text className="quiet">{t('import.leave')}</Text>
        </div>
      )}
      <div role="status">
        {state === 'done' && <Text>{t(`import.ended.${task}`, { count: rows })}</Text>}
        {!isUnderWay(run) && (
          <ul className="plain">
            {told.map((name) => (
              <li key={name}>{t(countWord(run, name), { count: counts[name] })}</li>
            ))}
          </ul>
        )}
        {state === 'done' && counts.refused > 0 && <Text size="sm">{t('import.mend')}</Text>}
      </div>
      {problem !== null && (
        <Alert color="red" role="alert" title={t('problem.title')}>
          {words({ code: problem, status: 500, title: problem })}
        </Alert>
      )}
      {notes.length > 0 && (
        <details open={notes.length <= FEW_NOTES}>
          <summary>{t('import.notes', { count: notes.length })}</summary>
          <ul className="plain">
            {notes.map((note) => (
              <li key={note.id}>{said(note)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What may come after it: the import after a try, the records and the way back after an import. */
function Next({ list, run, onBegun }: { list: string; run: Run; onBegun: (run: Run) => void }) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  const { keyFor, renew } = useKey();
  const begun = (next: Run): void => {
    renew();
    setSure(false);
    onBegun(next);
  };
  const take = useMutation({
    mutationFn: (asked: Asked) => imports.begin(list, keyFor({ import: run.id }), asked, false),
    onSuccess: begun,
  });
  const undo = useMutation({ mutationFn: () => imports.undo(list, run.id, keyFor({ undo: run.id })), onSuccess: begun });
  const { task, counts, asked } = run;
  const error = take.error ?? undo.error;
  return (
    <>
      {task === 'try' && asked && counts.added > 0 && (
        <div className="row">
          <Button loading={take.isPending} onClick={() => take.mutate(asked)}>
            {t('import.import', { count: counts.added })}
          </Button>
        </div>
      )}
      {task === 'import' && (
        <div className="row">
          <Link to={`${paths.register()}?stage=draft`}>{t('import.records')}</Link>
          {counts.added > 0 && !isSure && (
            <Button variant="default" onClick={() => setSure(true)}>
              {t('import.undo')}
            </Button>
          )}
        </div>
      )}
      {isSure && (
        <Alert color="yellow" title={t('import.undo')}>
          <Text size="sm">{t('import.undoHelp')}</Text>
          <div className="row">
            <Button loading={undo.isPending} onClick={() => undo.mutate()}>
              {t('import.undoSure')}
            </Button>
            <Button variant="default" onClick={() => setSure(false)}>
              {t('import.keep')}
            </Button>
          </div>
        </Alert>
      )}
      {error && <ProblemNotice error={error} isWrite />}
    </>
  );
}
