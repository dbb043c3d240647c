import { useQueries, useQuery } from '@tanstack/react-query';
import type { Texts, Workflow } from '../api/types.js';
import { workflows } from '../api/workflows.js';
import { useLanguage } from '../i18n/i18n.js';

export const textsIn = (workflow: Workflow, language: 'id' | 'en'): Texts => workflow.texts[language];

/** Names of roles belong to workflows; a role that several know is called as the first one calls it. Empty until they are here. */
export function useRoleNames(): (role: string) => string {
  const language = useLanguage();
  const list = useQuery(workflows.list());
  const all = useQueries({ queries: (list.data?.items ?? []).map(({ key }) => workflows.one(key)) });
  const areHere = list.data !== undefined && all.every(({ isPending }) => !isPending);
  return (role) => {
    const names = all.map(({ data }) => data && textsIn(data, language).roles[role]);
    return names.find((name) => name !== undefined) ?? (areHere ? role : '');
  };
}

/** Names of duties as settings write them, `workflow.duty`; what no workflow names is shown as it is written. */
export function useDutyNames(): (qualified: string) => string {
  const language = useLanguage();
  const list = useQuery(workflows.list());
  const all = useQueries({ queries: (list.data?.items ?? []).map(({ key }) => workflows.one(key)) });
  return (qualified) => {
    const [key, duty = ''] = qualified.split('.');
    const workflow = all.find(({ data }) => data?.key === key)?.data;
    const texts = workflow && textsIn(workflow, language);
    const name = texts?.duties[duty];
    return name === undefined ? qualified : `${texts?.name}: ${name}`;
  };
}
