import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.js';
import { Page } from './Page.js';
import { ProblemNotice } from './ProblemNotice.js';

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

interface Props<T> {
  readonly query: Asked<T>;
  /** The heading of a page that stands on this alone, for when it cannot be shown. */
  readonly heading?: string;
  readonly children: (data: T) => ReactNode;
}

/**
 * What was asked of the API, while it is on its way, when it failed, and when it is here. Old data stay while newer
 * ones come, and while the office cannot be reached, which is said once for the whole page.
 */
export function Loaded<T>({ query, heading, children }: Props<T>) {
  const { data, error, refetch } = query;
  // Asking again is offered only where another answer may come.
  const retry = error && asProblem(error).isAnswerLost ? () => void refetch() : undefined;
  if (data !== undefined)
    return (
      <>
        {error && !asProblem(error).isAnswerLost && <ProblemNotice error={error} />}
        {children(data)}
      </>
    );
  if (!error) return <Loading />;
  const notice = <ProblemNotice error={error} onRetry={retry} />;
  return heading === undefined ? notice : <Page title={heading}>{notice}</Page>;
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <p role="status" className="loading">
      <Loader size="sm" aria-hidden /> {t('app.loading')}
    </p>
  );
}
