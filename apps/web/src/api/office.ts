import { queryOptions } from '@tanstack/react-query';
import { request } from './http.js';
import type { Office, OfficeSettings, Welcome } from './types.js';

export const office = {
  key: ['office'] as const,
  now: () =>
    queryOptions({
      queryKey: ['office'],
      queryFn: () => request<Office>('/office'),
      staleTime: 30_000,
      refetchInterval: 60_000,
    }),
  /** What anybody may know, signed in or not. */
  welcome: () => queryOptions({ queryKey: ['welcome'], queryFn: () => request<Welcome>('/office/welcome'), staleTime: Infinity }),
  /** Settings and calendar in force, and what was in force before. */
  settings: () => queryOptions({ queryKey: ['office', 'settings'], queryFn: () => request<OfficeSettings>('/office/settings') }),
  moveClock: (to: { readonly days: number } | { readonly to: string }) =>
    request<Office>('/office/clock', { method: 'POST', body: to }),
};
