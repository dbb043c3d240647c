import { queryOptions } from '@tanstack/react-query';
import { request } from './http.js';
import { Problem } from './problem.js';
import type { Session } from './types.js';

const KEY = ['session'] as const;

/** Nobody signed in is an answer, not a failure. */
const currentOrNobody = async (): Promise<Session | null> => {
  try {
    return await request<Session>('/sessions/current');
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
};

export const sessions = {
  key: KEY,
  current: () => queryOptions({ queryKey: KEY, queryFn: currentOrNobody, staleTime: 60_000 }),
  signIn: (name: string, password: string) => request<Session>('/sessions', { method: 'POST', body: { name, password } }),
  actAs: (role: string) => request<Session>('/sessions/current/role', { method: 'PUT', body: { role } }),
  signOut: () => request<undefined>('/sessions/current', { method: 'DELETE' }),
};
