import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { sendFile } from './files.js';
import { apiAddress, request, withQuery } from './http.js';
import type { ImportList, ImportLists, ImportRow, ImportRun } from './types.js';

const PAGE = 50;
const WATCH_MS = 1_000;
const path = (list: string): string => `/imports/${encodeURIComponent(list)}`;
const runPath = (list: string, run: string): string => `${path(list)}/runs/${encodeURIComponent(run)}`;

export const LIST_ENDINGS = ['.xlsx', '.csv', '.json'];

/** How a list is to be read. */
export interface Asked {
  readonly sheet: string | null;
  readonly map: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
}

export const FATES = ['accepted', 'with-defects', 'known', 'refused', 'withdrawn', 'past'] as const;
export type Fate = (typeof FATES)[number];

export const isUnderWay = ({ state }: Pick<ImportRun, 'state'>): boolean => state === 'waiting' || state === 'running';

export const imports = {
  template: apiAddress('/imports/template.xlsx'),

  key: (list: string) => ['imports', list] as const,

  given: () => queryOptions({ queryKey: ['imports', 'given'], queryFn: () => request<ImportLists>('/imports') }),

  list: (list: string) =>
    queryOptions({ queryKey: [...imports.key(list), 'list'], queryFn: () => request<ImportList>(path(list)) }),

  /** Looked at again and again until its end. */
  run: (list: string, run: string) =>
    queryOptions({
      queryKey: [...imports.key(list), 'run', run],
      queryFn: () => request<ImportRun>(runPath(list, run)),
      refetchInterval: ({ state: { data } }) => (data && !isUnderWay(data) ? false : WATCH_MS),
    }),

  rows: (list: string, run: string, fate: Fate | null) =>
    infiniteQueryOptions({
      queryKey: [...imports.key(list), 'rows', run, fate],
      queryFn: ({ pageParam }) =>
        request<{ items: ImportRow[]; next: number | null }>(
          withQuery(`${runPath(list, run)}/rows`, { fate, limit: PAGE, after: pageParam }),
        ),
      initialPageParam: null as number | null,
      getNextPageParam: ({ next }) => next,
    }),

  /** Safe to repeat with the same id. */
  give: (list: string, file: File, onProgress: (part: number) => void) => sendFile<ImportList>(path(list), file, {}, onProgress),

  begin: (list: string, key: string, { sheet, map, header }: Asked, dryRun: boolean) =>
    request<ImportRun>(`${path(list)}/runs`, {
      method: 'POST',
      headers: { 'idempotency-key': key },
      body: { ...(sheet === null ? {} : { sheet }), map, header, dryRun },
    }),

  undo: (list: string, run: string, key: string) =>
    request<ImportRun>(`${runPath(list, run)}/undo`, { method: 'POST', headers: { 'idempotency-key': key } }),
};
