import { infiniteQueryOptions } from '@tanstack/react-query';
import { request, withQuery } from './http.js';
import type { Inbox } from './types.js';

const PAGE = 25;

export const tasks = {
  key: ['tasks'] as const,
  inbox: () =>
    infiniteQueryOptions({
      queryKey: ['tasks'],
      queryFn: ({ pageParam }) => request<Inbox>(withQuery('/tasks', { limit: PAGE, after: pageParam })),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
};
