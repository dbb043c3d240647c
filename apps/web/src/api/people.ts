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
  agencies: () =>
    queryOptions({
      queryKey: ['agencies'],
      queryFn: () => request<{ items: Agency[] }>('/agencies'),
      staleTime: 300_000,
    }),
};
