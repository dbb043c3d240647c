import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { workflows } from '../api/workflows.js';
import { useSaid } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { Page } from '../ui/Page.js';

/** Which workflow to begin; with only one there is nothing to choose. */
export function BeginPage() {
  const { t } = useTranslation();
  const said = useSaid();
  const query = useQuery(workflows.list());
  return (
    <Loaded query={query} heading={t('begin.title')}>
      {({ items }) => {
        const startable = items.filter(({ mayStart }) => mayStart);
        const [only] = startable;
        if (only && startable.length === 1) return <Navigate to={paths.start(only.key)} replace />;
        return (
          <Page title={t('begin.title')}>
            {startable.length === 0 && <Text>{t('begin.none')}</Text>}
            <ul className="plain">
              {startable.map(({ key, name }) => (
                <li key={key}>
                  <Link to={paths.start(key)}>{said(name)}</Link>
                </li>
              ))}
            </ul>
          </Page>
        );
      }}
    </Loaded>
  );
}
