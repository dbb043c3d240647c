import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InstanceView, Texts, Workflow } from '../api/types.js';
import { stepsNow } from './state-words.js';

/** The procedure's steps as a list, each with where the record stands in it. */
export function Steps({ workflow, texts, view }: { workflow: Workflow; texts: Texts; view: InstanceView }) {
  const { t } = useTranslation();
  return (
    <>
      <Text className="quiet">{t('record.stepsHelp')}</Text>
      <ol className="steps">
        {stepsNow(texts, workflow.steps, view).map(({ step, title, places, hasTask }) => (
          <li key={step ?? 0} data-task={hasTask || undefined}>
            <strong>{step === null ? t('record.other') : `${t('record.step', { step })}: ${title}`}</strong>{' '}
            {hasTask && <Badge variant="light">{t('record.taskHere')}</Badge>}
            {places.map((place) => (
              <p key={place}>{place}</p>
            ))}
            {places.length === 0 && <p className="quiet">{t('record.notHere')}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
