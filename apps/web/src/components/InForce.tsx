import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VersionInForce } from '../api/types.js';
import { longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { paths } from '../path-builder.js';
import { useOfficeTime } from './use-office.js';

/** Since when something is in force and on whose word, and below it what was before, the newest first. */
export function InForce({ versions }: { versions: readonly VersionInForce[] }) {
  const { t } = useTranslation();
  const [now, ...earlier] = versions;
  return (
    <>
      {now && <Version version={now} />}
      {earlier.length > 0 && (
        <details>
          <summary>{t('settings.earlier', { count: earlier.length })}</summary>
          <ul className="cards">
            {earlier.map((version) => (
              <li key={version.at} className="card">
                <Version version={version} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Version({ version: { at, activatedBy, proposedBy, record } }: { version: VersionInForce }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const named = (by: VersionInForce['activatedBy']): string => {
    const name = by?.name ?? t('value.unknownPerson');
    return by?.onBehalfOf ? t('settings.standIn', { name, other: by.onBehalfOf }) : name;
  };
  return (
    <div>
      <Text>{t('settings.since', { moment: longMoment(at, zone, language) })}</Text>
      {record === null ? (
        <Text className="quiet">{t('settings.begun')}</Text>
      ) : (
        <>
          <Text>{t('settings.words', { proposer: named(proposedBy), activator: named(activatedBy) })}</Text>
          <Text className="quiet">{t('settings.basis', { basis: record.basis })}</Text>
          <Link to={paths.record(record.id)}>{t('settings.record', { kode: record.kode })}</Link>
        </>
      )}
    </div>
  );
}
