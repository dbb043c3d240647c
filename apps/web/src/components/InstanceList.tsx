import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { InstanceNow } from '../api/types.js';
import { workflows } from '../api/workflows.js';
import { longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { leavesOf, nameOf, stateWords } from './state-words.js';
import { useOfficeTime } from './use-office.js';
import { textsIn } from './use-workflow.js';

/** Instances of any workflow, each with where it is and when it changed. */
export function InstanceList({ items }: { items: readonly InstanceNow[] }) {
  return (
    <ul className="cards">
      {items.map((instance) => (
        <InstanceCard key={instance.id} instance={instance} />
      ))}
    </ul>
  );
}

function InstanceCard({ instance }: { instance: InstanceNow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const { data: workflow } = useQuery(workflows.one(instance.workflow, instance.version));
  const texts = workflow && textsIn(workflow, language);
  const words = texts ? leavesOf(instance.value).map((leaf) => stateWords(texts, leaf)) : [];
  return (
    <li className="card">
      <Link to={paths.record(instance.id)}>{nameOf(instance, language, t)}</Link>
      <p>{[...new Set(words)].join(' · ')}</p>
      <p className="quiet">
        {t('record.kode', { kode: instance.kode })} ·{' '}
        {t('tasks.changed', { moment: longMoment(instance.updatedAt, zone, language) })}
      </p>
    </li>
  );
}
