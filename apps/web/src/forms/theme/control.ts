import type { WidgetProps } from '@rjsf/utils';
import type { ReactNode } from 'react';

/** What every control is given, so that label, help and fault are tied to it for everybody. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  readonly description: ReactNode;
  readonly error: ReactNode;
  readonly withAsterisk: boolean;
  readonly required: boolean;
  readonly disabled: boolean;
}

export const controlProps = ({ id, label, required, disabled, readonly, rawErrors, options }: WidgetProps): ControlProps => ({
  id,
  name: id,
  label,
  description: options.description,
  error: rawErrors && rawErrors.length > 0 ? rawErrors.join(' ') : undefined,
  withAsterisk: required ?? false,
  required: required ?? false,
  disabled: (disabled ?? false) || (readonly ?? false),
});

export const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** What an emptied field means: nothing was given. */
export const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);
