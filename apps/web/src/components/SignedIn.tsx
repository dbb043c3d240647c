import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { sessions } from '../api/sessions.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { Layout } from './Layout.js';

/** Everything behind it is for somebody; whoever is nobody signs in first and comes back. */
export function SignedIn() {
  const { pathname, search } = useLocation();
  const query = useQuery(sessions.current());
  if (query.data === null) return <Navigate to={paths.signIn(pathname + search)} replace />;
  return <Loaded query={query}>{() => <Layout />}</Loaded>;
}
