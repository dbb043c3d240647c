import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.js';

/** A mistake of ours: said plainly, and nothing of it shown. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <main>
      <Page title={t('problem.crashed')}>
        <Text>{t('problem.crashedHelp')}</Text>
        <Button onClick={() => window.location.reload()}>{t('problem.reload')}</Button>
      </Page>
    </main>
  );
}
