import { Checkbox, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { longDay } from '../../i18n/format.js';
import { useLanguage } from '../../i18n/i18n.js';
import { controlProps, orNothing, textOf } from './control.js';
import { PaperNumberWidget } from './PaperNumberWidget.js';
import { AgenciesWidget, AgencyWidget, PeopleWidget, PersonWidget } from './PersonWidgets.js';
import { PictureWidget } from './PictureWidget.js';
import { StoredFileWidget } from './StoredFileWidget.js';
import { TextWidget } from './TextWidget.js';

function TextareaWidget(props: WidgetProps) {
  const { schema, onChange } = props;
  const limit = schema.maxLength === undefined ? {} : { maxLength: schema.maxLength };
  return (
    <Textarea
      {...controlProps(props)}
      {...limit}
      rows={3}
      resize="vertical"
      autoComplete="off"
      value={textOf(props.value)}
      onChange={(e) => onChange(orNothing(e.currentTarget.value))}
    />
  );
}

/** The browser's own day picker, which every screen reader and telephone knows; the chosen day is repeated in words. */
function DayWidget(props: WidgetProps) {
  const language = useLanguage();
  const control = controlProps(props);
  const given = textOf(props.value);
  const chosen = given === '' ? undefined : longDay(given, language);
  return (
    <TextInput
      {...control}
      type="date"
      className="day"
      value={textOf(props.value)}
      description={chosen === undefined ? control.description : <Both first={control.description} second={chosen} />}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(e) => props.onChange(orNothing(e.currentTarget.value))}
    />
  );
}

const Both = ({ first, second }: { first: ReactNode; second: string }) => (
  <>
    {first} <strong>{second}</strong>
  </>
);

function NumberWidget(props: WidgetProps) {
  const { schema, onChange } = props;
  const read = (text: string): unknown => (text === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text));
  return (
    <TextInput
      {...controlProps(props)}
      type="number"
      inputMode="numeric"
      className="number"
      {...(schema.minimum === undefined ? {} : { min: schema.minimum })}
      {...(schema.maximum === undefined ? {} : { max: schema.maximum })}
      value={textOf(props.value)}
      onChange={(e) => onChange(read(e.currentTarget.value))}
    />
  );
}

/** The place of an option stands for it, so that a value of any type can be chosen. */
function useOptions({ options, value, onChange }: WidgetProps): {
  chosen: string;
  labels: string[];
  choose: (at: string) => void;
} {
  const { enumOptions = [] } = options;
  const at = enumOptions.findIndex((option) => option.value === value);
  return {
    chosen: at < 0 ? '' : String(at),
    labels: enumOptions.map(({ label }) => label),
    choose: (chosen) => onChange(chosen === '' ? undefined : enumOptions[Number(chosen)]?.value),
  };
}

function SelectWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const { chosen, labels, choose } = useOptions(props);
  const control = controlProps(props);
  // A field that must have a value starts without one, so that nobody sends what nobody chose.
  const data = [{ value: '', label: t('form.choose') }, ...labels.map((label, at) => ({ value: String(at), label }))];
  const known = props.schema.type === 'number' && props.schema.default === 0 ? data.slice(1) : data;
  return <NativeSelect {...control} data={known} value={chosen} onChange={(e) => choose(e.currentTarget.value)} />;
}

function RadioWidget(props: WidgetProps) {
  const { chosen, labels, choose } = useOptions(props);
  const { id, ...control } = controlProps(props);
  return (
    <Radio.Group {...control} value={chosen === '' ? null : chosen} onChange={choose}>
      <Stack gap="xs" mt={6} className="choices">
        {labels.map((label, at) => (
          <Radio key={label} id={at === 0 ? id : `${id}-${at}`} value={String(at)} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Several of a few choices: all of them are shown, each with a box to tick. What is chosen keeps the order of the choices. */
function SeveralWidget(props: WidgetProps) {
  const { enumOptions = [] } = props.options;
  const { id, name: _name, required: _required, ...control } = controlProps(props);
  const values = (props.value ?? []) as readonly unknown[];
  const chosen = enumOptions.flatMap(({ value }, at) => (values.includes(value) ? [String(at)] : []));
  const choose = (places: readonly string[]): void => {
    const picked = enumOptions.flatMap(({ value }, at) => (places.includes(String(at)) ? [value as unknown] : []));
    props.onChange(picked.length === 0 ? undefined : picked);
  };
  return (
    <Checkbox.Group {...control} value={chosen} onChange={choose}>
      <Stack gap="xs" mt={6} className="choices">
        {enumOptions.map(({ label }, at) => (
          <Checkbox key={label} id={at === 0 ? id : `${id}-${at}`} value={String(at)} label={label} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

export const widgets: RegistryWidgetsType = {
  TextWidget,
  TextareaWidget,
  DateWidget: DayWidget,
  SelectWidget,
  RadioWidget,
  UpDownWidget: NumberWidget,
  text: TextWidget,
  day: DayWidget,
  several: SeveralWidget,
  people: PeopleWidget,
  person: PersonWidget,
  agencies: AgenciesWidget,
  agency: AgencyWidget,
  paperNumber: PaperNumberWidget,
  picture: PictureWidget,
  storedFile: StoredFileWidget,
};
