import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { instances } from '../api/instances.js';
import { Loaded } from '../ui/Loaded.js';

/** Before a change of the agencies is activated: how many records and persons it is about. */
export function AgencyConcerns({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const query = useQuery(instances.concerns(instanceId));
  return (
    <Loaded query={query}>
      {({ records, people }) => (
        <>
          <Text>{t('concerns.records', { count: records })}</Text>
          <Text>{t('concerns.people', { count: people })}</Text>
          <Text className="quiet">{t('concerns.help')}</Text>
        </>
      )}
    </Loaded>
  );
}
