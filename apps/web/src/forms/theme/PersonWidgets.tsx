import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { current, people } from '../../api/people.js';
import type { Person, Schema } from '../../api/types.js';
import { Loaded } from '../../ui/Loaded.js';
import { controlProps, orNothing } from './control.js';

const roleOf = (schema: unknown): string => {
  const reference = (schema as Schema)['x-tabir']?.reference;
  return reference?.to === 'person' ? reference.role : '';
};

/** Several persons who hold a role: all of them are shown, each with a box to tick. */
export function PeopleWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const query = useQuery(people.inRole(roleOf(props.schema)));
  const agencies = useQuery(people.agencies());
  const nameOf = (agency: string): string => agencies.data?.items.find(({ id }) => id === agency)?.name ?? agency;
  const chosen = Array.isArray(props.value) ? (props.value as string[]) : [];
  const { id, name: _name, required: _required, ...control } = controlProps(props);
  const described = ({ name, agency }: Person): string => (agency === null ? name : `${name} (${nameOf(agency)})`);
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Checkbox.Group {...control} value={chosen} onChange={(ids) => props.onChange(ids.length === 0 ? undefined : ids)}>
          <Stack gap="xs" mt={6} className="choices">
            {items.map((person, at) => (
              <Checkbox key={person.id} id={at === 0 ? id : `${id}-${at}`} value={person.id} label={described(person)} />
            ))}
            {items.length === 0 && <Text size="sm">{t('form.nobodyInRole')}</Text>}
          </Stack>
        </Checkbox.Group>
      )}
    </Loaded>
  );
}

export function PersonWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const query = useQuery(people.inRole(roleOf(props.schema)));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <NativeSelect
          {...controlProps(props)}
          data={[{ value: '', label: t('form.choose') }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
          value={(props.value as string | undefined) ?? ''}
          onChange={(e) => props.onChange(orNothing(e.currentTarget.value))}
        />
      )}
    </Loaded>
  );
}

export function AgencyWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const query = useQuery(people.agencies());
  return (
    <Loaded query={query}>
      {({ items }) => (
        <NativeSelect
          {...controlProps(props)}
          data={[{ value: '', label: t('form.ownUnit') }, ...current(items).map(({ id, name }) => ({ value: id, label: name }))]}
          value={(props.value as string | undefined) ?? ''}
          onChange={(e) => props.onChange(orNothing(e.currentTarget.value))}
        />
      )}
    </Loaded>
  );
}
