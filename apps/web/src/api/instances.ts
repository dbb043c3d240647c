import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, withQuery } from './http.js';
import type { AgencyConcerns, Answer, Deadline, HistoryRow, InstanceNow, InstanceView, Moves, Page, Preview } from './types.js';

const HISTORY_PAGE = 20;
const MOVES_PAGE = 50;
const MOST_WATCHED = 200;
const PAGE = 50;
const path = (id: string): string => `/instances/${encodeURIComponent(id)}`;
const key = (id: string) => ['instances', id] as const;

export interface Filled {
  readonly commandId: string;
  readonly payload: object;
}

export interface EventToSend extends Filled {
  readonly type: string;
  /** The revision that the sender saw; decisions rest on it. */
  readonly seen: number | null;
}

export type Note =
  | { readonly type: 'CLAIM' | 'RELEASE'; readonly task: string }
  | { readonly type: 'DELEGATE'; readonly task: string; readonly to: string }
  | { readonly type: 'WATCH' | 'UNWATCH' }
  | { readonly type: 'COMMENT'; readonly text: string };

/** Of lists that may change with any instance. */
const lists = ['processes'] as const;

export const instances = {
  key,
  lists,
  watched: () =>
    queryOptions({
      queryKey: ['watched'],
      queryFn: () => request<Page<InstanceNow>>(withQuery('/watched', { limit: MOST_WATCHED })),
    }),

  of: (workflow: string) =>
    infiniteQueryOptions({
      queryKey: [...lists, workflow],
      queryFn: ({ pageParam }) =>
        request<Page<InstanceNow>>(withQuery('/instances', { workflow, limit: PAGE, after: pageParam })),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),

  view: (id: string) => queryOptions({ queryKey: [...key(id), 'view'], queryFn: () => request<InstanceView>(path(id)) }),

  deadlines: (id: string) =>
    queryOptions({
      queryKey: [...key(id), 'deadlines'],
      queryFn: () => request<{ items: Deadline[] }>(`${path(id)}/deadlines`),
    }),

  /** What a proposed change of the calendar would move, page by page. */
  moves: (id: string) =>
    infiniteQueryOptions({
      queryKey: [...key(id), 'moves'],
      queryFn: ({ pageParam }) => request<Moves>(withQuery(`${path(id)}/moves`, { limit: MOVES_PAGE, after: pageParam })),
      initialPageParam: null as string | null,
      getNextPageParam: ({ next }) => next,
    }),

  /** How many records and persons a proposed change of the agencies is about. */
  concerns: (id: string) =>
    queryOptions({ queryKey: [...key(id), 'concerns'], queryFn: () => request<AgencyConcerns>(`${path(id)}/concerns`) }),

  /** Newest first: rows are numbered without gaps, so a page is a span of numbers that ends at `upTo`. */
  history: (id: string, lastSeq: number) =>
    infiniteQueryOptions({
      queryKey: [...key(id), 'history', lastSeq],
      queryFn: async ({ pageParam: upTo }) => {
        const after = Math.max(0, upTo - HISTORY_PAGE);
        const page = await request<{ items: HistoryRow[] }>(
          withQuery(`${path(id)}/history`, { after, limit: Math.max(1, upTo - after) }),
        );
        return { items: [...page.items].reverse(), before: after };
      },
      initialPageParam: lastSeq,
      getNextPageParam: ({ before }) => (before > 0 ? before : undefined),
      placeholderData: keepPreviousData,
    }),

  start: (workflow: string, { commandId, payload }: Filled) =>
    request<Answer>('/instances', { method: 'POST', headers: { 'idempotency-key': commandId }, body: { workflow, payload } }),

  send: (id: string, { type, payload, commandId, seen }: EventToSend) =>
    request<Answer>(`${path(id)}/events`, {
      method: 'POST',
      headers: { 'idempotency-key': commandId, ...(seen === null ? {} : { 'if-match': `"${seen}"` }) },
      body: { type, payload },
    }),

  preview: (id: string, type: string, payload: object) =>
    request<Preview>(`${path(id)}/events:preview`, { method: 'POST', body: { type, payload } }),

  note: (id: string, commandId: string, note: Note) =>
    request<Answer>(`${path(id)}/notes`, { method: 'POST', headers: { 'idempotency-key': commandId }, body: note }),
};
