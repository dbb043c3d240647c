import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '../api/problem.js';
import type { Language } from '../api/types.js';
import { en } from '../i18n/en.js';
import { useLanguage } from '../i18n/i18n.js';
import { id } from '../i18n/id.js';
import { RefusalList } from './RefusalList.js';

/** Codes have dots in them, so they are looked up here and not by the translator. */
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { id: id.problem.codes, en: en.problem.codes };

/** What a problem means and what to do, in the language of the page; what we have no words for, in the API's own. */
export function useProblemWords(): (problem: Pick<Problem, 'code' | 'status' | 'title'>) => string {
  const words = WORDS[useLanguage()];
  return ({ code, status, title }) => words[code] ?? (status >= 500 ? words['server.error'] : undefined) ?? title;
}

interface Props {
  readonly error: Error;
  readonly onRetry?: (() => void) | undefined;
  /** Said of a write whose answer did not come. */
  readonly isWrite?: boolean;
}

export function ProblemNotice({ error, onRetry, isWrite = false }: Props) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const problem = asProblem(error);
  const { requestId, retryAfterSeconds } = problem.details;
  return (
    <Alert color="red" role="alert" title={t('problem.title')} className="notice">
      <Stack gap="xs">
        <Text size="sm">{words(problem)}</Text>
        {typeof retryAfterSeconds === 'number' && <Text size="sm">{t('problem.wait', { count: retryAfterSeconds })}</Text>}
        {isWrite && problem.isAnswerLost && <Text size="sm">{t('problem.lost')}</Text>}
        {problem.refusals.length > 0 && <RefusalList refusals={problem.refusals} />}
        {problem.status >= 500 && typeof requestId === 'string' && (
          <Text size="sm">{t('problem.requestId', { id: requestId })}</Text>
        )}
        {onRetry && (
          <div>
            <Button variant="default" onClick={onRetry}>
              {t('problem.retry')}
            </Button>
          </div>
        )}
      </Stack>
    </Alert>
  );
}

/** Said of a form that was sent before the page was loaded anew, and of whose fate nothing is known. */
export function Unanswered() {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="alert" title={t('problem.unanswered')} className="notice">
      <Text size="sm">{t('problem.unansweredHelp')}</Text>
    </Alert>
  );
}
