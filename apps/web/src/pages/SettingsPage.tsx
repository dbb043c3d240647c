import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { office } from '../api/office.js';
import type { OfficeSettings } from '../api/types.js';
import { workflows } from '../api/workflows.js';
import { Agencies } from '../components/Agencies.js';
import { CalendarInForce } from '../components/CalendarInForce.js';
import { InForce } from '../components/InForce.js';
import { useSession } from '../components/use-session.js';
import { LawInForce } from '../components/LawInForce.js';
import { useDutyNames, useRoleNames } from '../components/use-workflow.js';
import { patternsOf } from '../forms/paper-number.js';
import { paths } from '../path-builder.js';
import { Loaded } from '../ui/Loaded.js';
import { Picture } from '../ui/Picture.js';
import { Page } from '../ui/Page.js';
import { Section } from '../ui/Section.js';

/** What the office has set, in words, since when and on whose word; what was before; and where to propose a change. */
export function SettingsPage() {
  const { t } = useTranslation();
  const query = useQuery(office.settings());
  return (
    <Page title={t('settings.title')}>
      <Text className="quiet">{t('settings.help')}</Text>
      <Loaded query={query}>
        {({ settings, calendar, law }) => (
          <>
            <Section title={t('settings.office')}>
              <Values values={settings.values} />
              <InForce versions={settings.versions} />
              <Propose workflow="settings-change" label={t('settings.propose')} />
            </Section>
            <Section title={t('settings.calendar')}>
              <InForce versions={calendar.versions} />
              <CalendarInForce calendar={calendar} />
              <Propose workflow="calendar-change" label={t('settings.proposeCalendar')} />
            </Section>
            <Section title={t('settings.agencies')}>
              <Agencies />
              <Propose workflow="agency-change" label={t('settings.proposeAgencies')} />
            </Section>
            <Section title={t('settings.law.title')}>
              <Text className="quiet">{t('settings.law.help')}</Text>
              <LawInForce law={law} />
              <Propose workflow="settings-change" label={t('settings.law.propose')} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** For whoever may begin one. */
function Propose({ workflow, label }: { workflow: string; label: string }) {
  const { data } = useQuery(workflows.list());
  const mayStart = data?.items.some(({ key, mayStart: may }) => key === workflow && may) ?? false;
  return mayStart ? (
    <div className="actions">
      <Button component={Link} to={paths.start(workflow)} variant="default">
        {label}
      </Button>
    </div>
  ) : null;
}

/** Working days, where the office has set no others. */
const USUAL_LADDER = { t90: 90, t60: 60, t45: 45, t5: 5 };

function Values({ values }: { values: OfficeSettings['settings']['values'] }) {
  const { t } = useTranslation();
  const {
    openingTakesEffect,
    extensionsCount,
    opinionQuorum,
    ladder = USUAL_LADDER,
    duties,
    letterhead,
  } = values as {
    readonly openingTakesEffect?: string;
    readonly extensionsCount?: boolean;
    readonly opinionQuorum?: number;
    readonly ladder?: typeof USUAL_LADDER;
    readonly duties?: Readonly<Record<string, readonly string[]>>;
    readonly letterhead?: Readonly<Record<'government' | 'office', string>> & {
      readonly address?: string;
      readonly emblem?: string;
    };
  };
  const unit = useSession().active?.unit ?? null;
  return (
    <dl className="facts">
      <div>
        <dt>{t('settings.opening')}</dt>
        <dd>{t(openingTakesEffect === 'at-once' ? 'settings.openings.atOnce' : 'settings.openings.afterPeriod')}</dd>
      </div>
      <div>
        <dt>{t('settings.extensions')}</dt>
        <dd>{t(extensionsCount === false ? 'settings.extensionsAnew' : 'settings.extensionsCount')}</dd>
      </div>
      <div>
        <dt>{t('settings.quorum')}</dt>
        <dd>{opinionQuorum === undefined ? t('settings.quorumAll') : t('settings.quorumOf', { count: opinionQuorum })}</dd>
      </div>
      <div>
        <dt>{t('settings.ladder')}</dt>
        <dd>{t('settings.rungs', ladder)}</dd>
      </div>
      <div>
        <dt>{t('settings.letterhead')}</dt>
        <dd>
          {letterhead === undefined
            ? t('settings.letterheadNone')
            : [letterhead.government, letterhead.office, letterhead.address].filter(Boolean).join(' · ')}
          {letterhead?.emblem !== undefined && (
            <div>
              <Picture png={letterhead.emblem} alt={t('settings.emblem')} />
            </div>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('settings.duties')}</dt>
        <dd>
          <Duties duties={duties ?? {}} />
        </dd>
      </div>
      <div>
        <dt>{t('settings.numbers')}</dt>
        <dd>
          <Patterns patterns={patternsOf(values, unit)} />
        </dd>
      </div>
    </dl>
  );
}

function Duties({ duties }: { duties: Readonly<Record<string, readonly string[]>> }) {
  const { t } = useTranslation();
  const dutyName = useDutyNames();
  const roleName = useRoleNames();
  const all = Object.entries(duties);
  if (all.length === 0) return t('settings.dutiesNone');
  return (
    <ul className="plain">
      {all.map(([duty, roles]) => (
        <li key={duty}>
          {dutyName(duty)}: {roles.map(roleName).join(', ')}
        </li>
      ))}
    </ul>
  );
}

function Patterns({ patterns }: { patterns: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const all = Object.entries(patterns);
  if (all.length === 0) return t('settings.numbersNone');
  return (
    <ul className="plain">
      {all.map(([kind, pattern]) => (
        <li key={kind}>
          {t(`settings.papers.${kind}`, { defaultValue: kind })}: <code>{pattern}</code>
        </li>
      ))}
    </ul>
  );
}
