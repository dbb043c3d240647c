import { queryOptions } from '@tanstack/react-query';
import { request, withQuery } from './http.js';
import type { Agency, Person } from './types.js';

export const people = {
  inRole: (role: string) =>
    queryOptions({
      queryKey: ['people', role],
      queryFn: () => request<{ items: Person[] }>(withQuery('/people', { role })),
      staleTime: 300_000,
    }),
  /** Also those that have ended: records name them. */
  agencies: () =>
    queryOptions({
      queryKey: ['agencies'],
      queryFn: () => request<{ items: Agency[] }>('/agencies'),
      staleTime: 300_000,
    }),
};

/** Those that can be chosen now. */
export const current = (agencies: readonly Agency[]): Agency[] => agencies.filter(({ endedAt }) => endedAt === null);
