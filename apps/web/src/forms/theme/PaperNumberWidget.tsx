import { Button, Stack, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/http.js';
import { numbers } from '../../api/numbers.js';
import { office } from '../../api/office.js';
import type { Marks, Schema } from '../../api/types.js';
import { useSession } from '../../components/use-session.js';
import { ProblemNotice } from '../../ui/ProblemNotice.js';
import { dayBeside, patternsOf } from '../paper-number.js';
import { contextOf } from './context.js';
import { textOf } from './control.js';
import { TextWidget } from './TextWidget.js';

const numberOf = (schema: unknown): Marks['number'] => (schema as Schema)['x-tabir']?.number;

/** The number of a paper: typed, or taken from the book of the unit where it has a pattern for such papers. */
export function PaperNumberWidget(props: WidgetProps) {
  const { data } = useQuery(office.settings());
  const unit = useSession().active?.unit ?? null;
  const number = numberOf(props.schema);
  const hasPattern = number !== undefined && patternsOf(data?.settings.values, unit)[number.kind] !== undefined;
  return (
    <Stack gap="xs">
      <TextWidget {...props} />
      {hasPattern && unit !== null && <Taker {...props} unit={unit} number={number} />}
    </Stack>
  );
}

/** Nobody wants a second number for a paper that has one, nor one of a year that is not the paper's. */
function Taker({ unit, number, ...props }: WidgetProps & { unit: string; number: NonNullable<Marks['number']> }) {
  const { t } = useTranslation();
  const day = dayBeside(contextOf(props.registry).data, props.id, number.datedBy);
  // Without an answer the same is asked under the same key, so that no number is lost.
  const asked = useRef<{ readonly day: string; readonly key: string } | null>(null);
  const keyFor = (date: string): string => {
    if (asked.current?.day !== date) asked.current = { day: date, key: newKey() };
    return asked.current.key;
  };
  const take = useMutation({
    mutationFn: (date: string) => numbers.take(unit, { kind: number.kind, date }, keyFor(date)),
    onSuccess: (taken) => {
      asked.current = null;
      props.onChange(taken.number);
    },
  });
  const isFilled = textOf(props.value) !== '';
  return (
    <>
      {take.error && <ProblemNotice error={take.error} isWrite />}
      {!isFilled && (
        <div className="row">
          <Button
            variant="default"
            loading={take.isPending}
            disabled={day === undefined || props.disabled === true}
            onClick={() => day !== undefined && take.mutate(day)}
          >
            {t('form.takeNumber')}
          </Button>
          {day === undefined && <Text size="sm">{t('form.takeNumberAfterDay')}</Text>}
        </div>
      )}
    </>
  );
}
