import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/types.js';

/** Choosing the colleague to whom a task is handed. */
export function Delegate({ colleagues, onChosen }: { colleagues: readonly Person[]; onChosen: (person: string) => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState(colleagues[0]?.id ?? '');
  return (
    <details>
      <summary>{t('tasks.delegate')}</summary>
      <NativeSelect
        label={t('tasks.delegateTo')}
        data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={(change) => setTo(change.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onChosen(to)}>
        {t('tasks.delegateSend')}
      </Button>
    </details>
  );
}
