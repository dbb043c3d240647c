import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { speak, useLanguage } from '../i18n/i18n.js';

/** One press to the other language, named in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const other = useLanguage() === 'id' ? 'en' : 'id';
  return (
    <Button variant="subtle" size="compact-md" lang={other} onClick={() => void speak(other)}>
      {t('app.otherLanguage')}
    </Button>
  );
}
