import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { instances } from '../api/instances.js';
import { workflows } from '../api/workflows.js';
import { InstanceList } from '../components/InstanceList.js';
import { useSaid } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { MoreButton } from '../ui/MoreButton.js';
import { Page } from '../ui/Page.js';
import { Section } from '../ui/Section.js';

/** What runs or ran of each workflow that the signed-in person may read, whether or not a task waits in it. */
export function ProcessesPage() {
  const { t } = useTranslation();
  const said = useSaid();
  const { workflow } = useParams();
  const query = useQuery(workflows.list());
  return (
    <Page title={t('processes.title')}>
      <Text className="quiet">{t('processes.help')}</Text>
      <Loaded query={query}>
        {({ items }) => {
          const readable = items.filter(({ mayRead }) => mayRead);
          const chosen = readable.find(({ key }) => key === workflow);
          return (
            <>
              <nav className="choices" aria-label={t('processes.which')}>
                <ul>
                  {readable.map(({ key, name }) => (
                    <li key={key}>
                      <NavLink to={paths.processes(key)}>{said(name)}</NavLink>
                    </li>
                  ))}
                </ul>
              </nav>
              {chosen && <Instances key={chosen.key} workflow={chosen.key} name={said(chosen.name)} />}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Instances({ workflow, name }: { workflow: string; name: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(instances.of(workflow));
  return (
    <Section title={name}>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              {items.length === 0 ? <Text role="status">{t('processes.none')}</Text> : <InstanceList items={items} />}
              <MoreButton query={query} label={t('register.more')} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
