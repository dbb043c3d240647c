import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { listen } from '../api/live.js';
import { office } from '../api/office.js';
import { workflows } from '../api/workflows.js';
import { paths } from '../path-builder.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { ClockPanel } from './ClockPanel.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { useMayImport } from './use-may-import.js';
import { useRoleNames } from './use-workflow.js';
import { useSession } from './use-session.js';

/** What stands around every page of a signed-in person. */
export function Layout() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { demo, person, active } = useSession();
  const place = useQuery(office.now());
  const { data: list } = useQuery(workflows.list());
  const roleName = useRoleNames();
  useEffect(() => listen(client), [client]);
  const mayBegin = list?.items.some(({ mayStart }) => mayStart) ?? false;
  const mayImport = useMayImport();
  const links = [
    { to: paths.tasks(), label: t('nav.tasks') },
    { to: paths.register(), label: t('nav.register') },
    { to: paths.processes(), label: t('nav.processes') },
    ...(mayBegin ? [{ to: paths.begin(), label: t('nav.begin') }] : []),
    ...(mayImport === true ? [{ to: paths.imports(), label: t('nav.import') }] : []),
    { to: paths.settings(), label: t('nav.settings') },
    { to: paths.profile(), label: t('nav.profile') },
  ];
  return (
    <>
      <a className="skip" href="#main">
        {t('app.skip')}
      </a>
      {demo && (
        <aside className="demo" aria-label={t('demo.clock')}>
          <div>
            <p>
              <strong>{t('demo.banner')}</strong>
            </p>
            <ClockPanel />
          </div>
        </aside>
      )}
      <header className="bar">
        <div>
          <span className="office">
            {t('app.name')}
            {place.data && ` · ${place.data.name}`}
          </span>
          <LanguageSwitch />
          <span className="who">
            {[person.name, active ? roleName(active.role) : ''].filter((part) => part !== '').join(' · ')}
          </span>
          <nav className="links" aria-label={t('app.menu')}>
            <ul>
              {links.map(({ to, label }) => (
                <li key={to}>
                  <NavLink to={to}>{label}</NavLink>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main">
        {place.error && <ProblemNotice error={place.error} onRetry={() => void client.invalidateQueries()} />}
        <Outlet />
      </main>
    </>
  );
}
