import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { current, people } from '../api/people.js';
import type { RegisterFilter } from '../api/register.js';
import { id as words } from '../i18n/id.js';

type Name = keyof RegisterFilter;
const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const STATUSES = ['exempt', 'open', 'draft'] as const;
const STAGES = Object.keys(words.register.stages) as (keyof typeof words.register.stages)[];

interface Props {
  readonly filter: RegisterFilter;
  readonly onApply: (filter: Record<string, string>) => void;
}

export function RegisterFilters({ filter, onApply }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<RegisterFilter>(filter);
  const { data: agencies } = useQuery(people.agencies());
  const { q: _words, ...narrowing } = filter;
  const isNarrowed = Object.keys(narrowing).length > 0;
  const control = (name: Name) => ({
    label: t(`register.${name}`),
    value: chosen[name] ?? '',
    onChange: (e: { currentTarget: { value: string } }) => setChosen({ ...chosen, [name]: e.currentTarget.value }),
  });
  const options = (items: readonly (readonly [string, string])[]) => [
    { value: '', label: t('register.all') },
    ...items.map(([value, label]) => ({ value, label })),
  ];
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    onApply(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')));
  };
  return (
    <form onSubmit={onSubmit} role="search" aria-label={t('register.filters')}>
      <div className="row end">
        <TextInput type="search" className="grow" {...control('q')} />
        <Button type="submit">{t('register.apply')}</Button>
        {Object.keys(filter).length > 0 && (
          <Button variant="default" onClick={() => onApply({})}>
            {t('register.clear')}
          </Button>
        )}
      </div>
      <details open={isNarrowed}>
        <summary>{t('register.filters')}</summary>
        <div className="filters">
          <NativeSelect {...control('status')} data={options(STATUSES.map((one) => [one, t(`register.statuses.${one}`)]))} />
          <NativeSelect {...control('stage')} data={options(STAGES.map((one) => [one, t(`register.stages.${one}`)]))} />
          <NativeSelect {...control('letter')} data={options(LETTERS.map((letter) => [letter, letter]))} />
          <NativeSelect {...control('agency')} data={options(current(agencies?.items ?? []).map(({ id, name }) => [id, name]))} />
          <TextInput type="date" {...control('endsBefore')} />
        </div>
      </details>
    </form>
  );
}
