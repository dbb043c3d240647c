import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instances } from '../api/instances.js';
import { Loaded } from '../ui/Loaded.js';
import { Section } from '../ui/Section.js';
import { InstanceList } from './InstanceList.js';

/** The records that one watches; nothing at all where there are none. */
export function WatchedList() {
  const { t } = useTranslation();
  const query = useQuery(instances.watched());
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length > 0 && (
          <Section title={t('tasks.watched')}>
            <InstanceList items={items} />
          </Section>
        )
      }
    </Loaded>
  );
}
