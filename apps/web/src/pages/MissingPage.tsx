import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../path-builder.js';
import { Page } from '../ui/Page.js';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('problem.missing')}>
      <Text>{t('problem.missingHelp')}</Text>
      <Link to={paths.tasks()}>{t('record.back')}</Link>
    </Page>
  );
}
