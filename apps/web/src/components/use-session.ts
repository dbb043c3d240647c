import { useQuery } from '@tanstack/react-query';
import { sessions } from '../api/sessions.js';
import type { Session } from '../api/types.js';

/** Who is signed in. Pages that use it stand behind the sign-in, which `SignedIn` sees to. */
export function useSession(): Session {
  const { data } = useQuery(sessions.current());
  if (!data) throw new Error('This page needs somebody to be signed in.');
  return data;
}
