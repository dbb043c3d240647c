import { useQuery } from '@tanstack/react-query';
import { workflows } from '../api/workflows.js';
import { useSession } from './use-session.js';

/** Whose lists become these records. */
const RECORDS = 'exempt-information';

/** Whether the person may begin records in a unit of the own; undefined until the API has said so. */
export function useMayImport(): boolean | undefined {
  const { active } = useSession();
  const { data } = useQuery(workflows.list());
  const mayStart = data?.items.some(({ key, mayStart: may }) => key === RECORDS && may);
  return (active?.unit ?? null) === null ? false : mayStart;
}
