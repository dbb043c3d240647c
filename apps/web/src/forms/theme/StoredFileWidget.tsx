import { NativeSelect, Stack, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { files } from '../../api/files.js';
import { FileUpload } from '../../components/FileUpload.js';
import { Loaded } from '../../ui/Loaded.js';
import { contextOf } from './context.js';
import { controlProps, orNothing } from './control.js';

/** One of the record's files; a new one can be uploaded on the spot and is then chosen. */
export function StoredFileWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const { instanceId } = contextOf(props.registry);
  return instanceId === null ? <Text size="sm">{t('form.filesLater')}</Text> : <Picker {...props} instanceId={instanceId} />;
}

function Picker({ instanceId, ...props }: WidgetProps & { instanceId: string }) {
  const { t } = useTranslation();
  const query = useQuery(files.list(instanceId));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Stack gap="xs">
          <NativeSelect
            {...controlProps(props)}
            data={[
              { value: '', label: items.length === 0 ? t('form.noFileYet') : t('form.choose') },
              ...items.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={(props.value as string | undefined) ?? ''}
            onChange={(e) => props.onChange(orNothing(e.currentTarget.value))}
          />
          <FileUpload
            instanceId={instanceId}
            label={t('files.uploadFor', { field: props.label })}
            onUploaded={({ id }) => props.onChange(id)}
          />
        </Stack>
      )}
    </Loaded>
  );
}
