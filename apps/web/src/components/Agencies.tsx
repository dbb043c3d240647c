import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { people } from '../api/people.js';
import { longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { Loaded } from '../ui/Loaded.js';
import { useOfficeTime } from './use-office.js';

/** The agencies of the unit with their former names, those that have ended among them. */
export function Agencies() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const query = useQuery(people.agencies());
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Text className="quiet">{t('settings.agenciesNone')}</Text>
        ) : (
          <ul className="plain">
            {items.map(({ id, name, formerly, endedAt }) => (
              <li key={id}>
                <Text>{name}</Text>
                {formerly.length > 0 && <Text className="quiet">{t('settings.formerly', { names: formerly.join(', ') })}</Text>}
                {endedAt !== null && (
                  <Text className="quiet">{t('settings.ended', { moment: longMoment(endedAt, zone, language) })}</Text>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
