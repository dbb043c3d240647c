import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { office } from '../api/office.js';
import { longMoment, startOfDay } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { ProblemNotice } from '../ui/ProblemNotice.js';
import { useOfficeTime } from './use-office.js';

const STRIDES = [1, 7, 30] as const;

/** The clock of a demo office, which anybody may move on to watch a deadline pass. */
export function ClockPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { now, zone, today } = useOfficeTime();
  const [day, setDay] = useState('');
  const move = useMutation({
    mutationFn: office.moveClock,
    onSuccess: (moved) => client.setQueryData(office.now().queryKey, moved),
    onSettled: () => client.invalidateQueries(),
  });
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (day !== '') move.mutate({ to: startOfDay(day, zone) });
  };
  return (
    <details>
      <summary>
        {t('demo.clock')}: {longMoment(now, zone, language)}
      </summary>
      <Stack gap="xs">
        <Text size="sm">{t('demo.clockHelp')}</Text>
        <div className="row">
          {STRIDES.map((count) => (
            <Button key={count} variant="default" loading={move.isPending} onClick={() => move.mutate({ days: count })}>
              {t('demo.forward', { count })}
            </Button>
          ))}
        </div>
        <form className="row end" onSubmit={onSubmit}>
          <TextInput
            type="date"
            label={t('demo.forwardTo')}
            min={today}
            value={day}
            onChange={(e) => setDay(e.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={move.isPending}>
            {t('demo.forwardToButton')}
          </Button>
        </form>
        <Text size="sm" role="status">
          {move.isSuccess ? `${t('demo.moved')} ${t('demo.clockNow', { moment: longMoment(now, zone, language) })}` : ''}
        </Text>
        {move.error && <ProblemNotice error={move.error} />}
      </Stack>
    </details>
  );
}
