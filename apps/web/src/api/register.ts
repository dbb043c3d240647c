import { infiniteQueryOptions } from '@tanstack/react-query';
import { request, withQuery } from './http.js';
import type { Page, RegisterItem } from './types.js';

const PAGE = 50;

/** The filters that the register knows; each is a parameter of the page's own address too. */
export const REGISTER_FILTERS = ['q', 'status', 'stage', 'letter', 'agency', 'endsBefore'] as const;
export type RegisterFilter = Readonly<Partial<Record<(typeof REGISTER_FILTERS)[number], string>>>;

export const register = {
  key: ['register'] as const,
  page: (filter: RegisterFilter) =>
    infiniteQueryOptions({
      queryKey: ['register', filter],
      queryFn: ({ pageParam }) =>
        request<Page<RegisterItem>>(withQuery('/register', { ...filter, limit: PAGE, after: pageParam })),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),
};
