import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.js';
import { ProblemNotice } from './ProblemNotice.js';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/**
 * What was asked of the API, while it is on its way, when it failed, and when it is here. Old data stay while newer
 * ones come, and while the office cannot be reached, which is said once for the whole page.
 */
export function Loaded<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  const { data, error, refetch } = query;
  if (data !== undefined)
    return (
      <>
        {error && !asProblem(error).isAnswerLost && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {children(data)}
      </>
    );
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <Loading />;
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <p role="status" className="loading">
      <Loader size="sm" aria-hidden /> {t('app.loading')}
    </p>
  );
}
