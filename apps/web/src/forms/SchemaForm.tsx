// Not the package's index, which brings a test helper with a validator that makes code at run time.
import Form from '@rjsf/core/lib/components/Form.js';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Texts } from '../api/types.js';
import type { FormDescription } from './describe.js';
import type { FormContext, FormPlace } from './theme/context.js';
import { templates } from './theme/templates.js';
import { widgets } from './theme/widgets.js';
import { formValidator } from './validator.js';
import { faultWords } from './words.js';

interface Props {
  readonly form: FormDescription;
  readonly texts: Texts;
  readonly place: FormPlace;
  readonly data: unknown;
  readonly onChange: (data: unknown) => void;
  readonly onSubmit: (data: object) => void;
  /** What the API found wrong, beside the fields. */
  readonly problems?: ErrorSchema | undefined;
  readonly disabled?: boolean;
  readonly label: string;
  readonly children: ReactNode;
}

const GLOBAL = { enableOptionalDataFieldForType: ['object' as const] };

/** A form for any payload: from its schema, in the words of its workflow. */
export function SchemaForm(props: Props) {
  const { form, texts, place, data, onChange, onSubmit, problems, disabled = false, label, children } = props;
  const { t } = useTranslation();
  const validator = useMemo(() => formValidator((fault) => faultWords(t, fault)), [t]);
  const context = useMemo<FormContext>(() => ({ ...place, texts, data }), [place, texts, data]);
  const uiSchema = useMemo<UiSchema>(() => ({ ...form.ui, 'ui:globalOptions': GLOBAL }), [form]);
  return (
    <Form
      aria-label={label}
      schema={form.schema as object as RJSFSchema}
      uiSchema={uiSchema}
      validator={validator}
      templates={templates}
      widgets={widgets}
      formContext={context}
      formData={data}
      onChange={({ formData }) => onChange(formData)}
      onSubmit={({ formData }) => onSubmit(JSON.parse(JSON.stringify(formData ?? {})) as object)}
      {...(problems === undefined ? {} : { extraErrors: problems })}
      extraErrorsBlockSubmit={false}
      experimental_defaultFormStateBehavior={{
        emptyObjectFields: 'populateRequiredDefaults',
        arrayMinItems: { populate: 'requiredOnly' },
      }}
      disabled={disabled}
      // What is wrong is shown; the library would write it to the console too.
      onError={() => {}}
      noHtml5Validate
      showErrorList="top"
      focusOnFirstError
    >
      {children}
    </Form>
  );
}
