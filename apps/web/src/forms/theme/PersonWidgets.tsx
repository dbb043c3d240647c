import { Button, Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
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

/** From this many on nobody likes to tick each. */
const MANY = 5;

/** Several of those that are shown, each with a box to tick. */
function Boxes({ props, choices, none }: BoxesProps) {
  const { t } = useTranslation();
  // A list that must not be empty begins with an entry that nobody has chosen.
  const given = Array.isArray(props.value) ? (props.value as readonly unknown[]) : [];
  const chosen = choices.flatMap((choice) => (given.includes(choice.id) ? [choice.id] : []));
  const { id, name: _name, required: _required, ...control } = controlProps(props);
  return (
    <Checkbox.Group {...control} value={chosen} onChange={(ids) => props.onChange(ids.length === 0 ? undefined : ids)}>
      <Stack gap="xs" mt={6} className="choices">
        {choices.map((choice, at) => (
          <Checkbox key={choice.id} id={at === 0 ? id : `${id}-${at}`} value={choice.id} label={choice.label} />
        ))}
        {choices.length === 0 && <Text size="sm">{none}</Text>}
        {choices.length >= MANY && (
          <Button variant="subtle" className="start" onClick={() => props.onChange(choices.map((choice) => choice.id))}>
            {t('form.all')}
          </Button>
        )}
      </Stack>
    </Checkbox.Group>
  );
}

interface BoxesProps {
  readonly props: WidgetProps;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** What is said when there is nothing to choose. */
  readonly none: string;
}

/** Several persons who hold a role. */
export function PeopleWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const query = useQuery(people.inRole(roleOf(props.schema)));
  const agencies = useQuery(people.agencies());
  const nameOf = (agency: string): string => agencies.data?.items.find(({ id }) => id === agency)?.name ?? agency;
  const described = ({ name, agency }: Person): string => (agency === null ? name : `${name} (${nameOf(agency)})`);
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Boxes
          props={props}
          choices={items.map((person) => ({ id: person.id, label: described(person) }))}
          none={t('form.nobodyInRole')}
        />
      )}
    </Loaded>
  );
}

/** Several of the agencies that the unit has now. */
export function AgenciesWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const query = useQuery(people.agencies());
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Boxes props={props} choices={current(items).map(({ id, name }) => ({ id, label: name }))} none={t('form.noAgencies')} />
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
