import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { instances } from '../api/instances.js';
import { longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { Section } from '../ui/Section.js';
import { nameOf } from './state-words.js';
import { useOfficeTime } from './use-office.js';

/** The records that one watches; nothing at all where there are none. */
export function WatchedList() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const query = useQuery(instances.watched());
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 && (
          <Section title={t('tasks.watched')}>
            <ul className="cards">
              {items.map((instance) => (
                <li key={instance.id} className="card">
                  <Link to={paths.record(instance.id)}>{nameOf(instance, language, t)}</Link>
                  <p className="quiet">{t('tasks.changed', { moment: longMoment(instance.updatedAt, zone, language) })}</p>
                </li>
              ))}
            </ul>
          </Section>
        )
      }
    </Loaded>
  );
}
