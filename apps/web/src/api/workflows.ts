import { queryOptions } from '@tanstack/react-query';
import { request, withQuery } from './http.js';
import type { Workflow, WorkflowSummary } from './types.js';

export const workflows = {
  list: () =>
    queryOptions({
      queryKey: ['workflows'],
      queryFn: () => request<{ items: WorkflowSummary[] }>('/workflows'),
      staleTime: 300_000,
    }),
  /** Without a version the newest. A version never changes its forms, but settings may give its duties to other roles. */
  one: (key: string, version?: number) =>
    queryOptions({
      queryKey: ['workflows', key, version ?? 'newest'],
      queryFn: () => request<Workflow>(withQuery(`/workflows/${encodeURIComponent(key)}`, { version })),
      staleTime: 300_000,
    }),
};
