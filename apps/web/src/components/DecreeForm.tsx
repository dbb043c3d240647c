import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DecreeField } from './decree-fields.js';

type Header = Readonly<Record<string, string>>;

interface Props {
  readonly fields: readonly DecreeField[];
  readonly header: Header;
  readonly onChange: (header: Header) => void;
  /** Fields that the API found wanting. */
  readonly missing: ReadonlySet<string>;
}

/** What the decree says of every row. */
export function DecreeForm({ fields, header, onChange, missing }: Props) {
  return (
    <div className="filters">
      {fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={header[field.name] ?? ''}
          isMissing={missing.has(field.name)}
          onChange={(value) => onChange({ ...header, [field.name]: value })}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly field: DecreeField;
  readonly value: string;
  readonly isMissing: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ field: { name, kind, must }, value, isMissing, onChange }: FieldProps) {
  const { t, i18n } = useTranslation();
  const control = {
    label: t(`import.fields.${name}`),
    withAsterisk: must,
    value,
    error: isMissing ? t('import.must') : undefined,
    onChange: (e: { currentTarget: { value: string } }) => onChange(e.currentTarget.value),
  };
  switch (kind) {
    case 'text':
      return <TextInput {...control} />;
    case 'day':
      return <TextInput type="date" {...control} />;
    case 'long':
      return (
        <Textarea
          rows={2}
          resize="vertical"
          {...(name === 'peserta_uji' && { description: t('import.listHelp') })}
          {...control}
        />
      );
    default: {
      const word = (choice: string): string => i18n.t(`import.choices.${choice}` as 'app.name');
      return (
        <NativeSelect {...control} data={[{ value: '', label: '' }, ...kind.map((one) => ({ value: one, label: word(one) }))]} />
      );
    }
  }
}
