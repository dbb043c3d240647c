import { TextInput } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { controlProps, orNothing, textOf } from './control.js';

export function TextWidget(props: WidgetProps) {
  const { schema, onChange } = props;
  const limit = schema.maxLength === undefined ? {} : { maxLength: schema.maxLength };
  return (
    <TextInput
      {...controlProps(props)}
      {...limit}
      autoComplete="off"
      value={textOf(props.value)}
      onChange={(e) => onChange(orNothing(e.currentTarget.value))}
    />
  );
}
