import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { files } from '../api/files.js';
import { fileSize, longMoment } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { Loaded } from '../ui/Loaded.js';
import { FileUpload } from './FileUpload.js';
import { useOfficeTime } from './use-office.js';

export function Files({ instanceId }: { instanceId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useOfficeTime();
  const query = useQuery(files.list(instanceId));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <>
          {items.length === 0 && <Text size="sm">{t('files.none')}</Text>}
          <ul className="plain">
            {items.map(({ id, name, size, uploadedAt }) => (
              <li key={id}>
                <Anchor href={files.address(instanceId, id)} download={name} aria-label={t('files.download', { name })}>
                  {name}
                </Anchor>
                <Text className="quiet">
                  {t('files.meta', { size: fileSize(size, language), moment: longMoment(uploadedAt, zone, language) })}
                </Text>
              </li>
            ))}
          </ul>
          {items.length > 0 && <Text className="quiet">{t('files.readNote')}</Text>}
          <FileUpload instanceId={instanceId} label={t('files.upload')} />
          <Text className="quiet">{t('files.accepted')}</Text>
        </>
      )}
    </Loaded>
  );
}
