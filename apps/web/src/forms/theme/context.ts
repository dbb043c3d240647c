import type { Registry } from '@rjsf/utils';
import type { Texts } from '../../api/types.js';

/** What a form knows of where it stands. */
export interface FormPlace {
  readonly instanceId: string | null;
}

export interface FormContext extends FormPlace {
  readonly texts: Texts;
  /** What is filled in so far, for controls that need what stands in another. */
  readonly data: unknown;
}

/** The library does not know its type; every form here is given one. */
export const contextOf = ({ formContext }: Pick<Registry, 'formContext'>): FormContext => formContext as FormContext;
