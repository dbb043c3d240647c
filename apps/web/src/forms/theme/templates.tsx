import { Alert, Button, Fieldset, Stack, Text } from '@mantine/core';
import {
  buttonId,
  getUiOptions,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  type ErrorListProps,
  type FieldTemplateProps,
  type MultiSchemaFieldTemplateProps,
  type ObjectFieldTemplateProps,
  type OptionalDataControlsTemplateProps,
  type RJSFValidationError,
  type TemplatesType,
} from '@rjsf/utils';
import { useTranslation } from 'react-i18next';
import { fieldWords } from '../words.js';
import { contextOf } from './context.js';

/** Controls show their own label, help and fault. */
const FieldTemplate = ({ hidden, children }: FieldTemplateProps) => (hidden ? null : <div className="field">{children}</div>);

function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { title, description, properties, optionalDataControl, uiSchema, registry, fieldPathId } = props;
  const isRoot = fieldPathId.path.length === 0;
  const help = description ?? getUiOptions(uiSchema, registry.globalUiOptions).description;
  const parts = (
    <Stack gap="md">
      {help !== undefined && help !== '' && <Text size="sm">{help}</Text>}
      {properties
        .filter(({ hidden }) => !hidden)
        .map(({ name, content }) => (
          <div key={name}>{content}</div>
        ))}
      {optionalDataControl}
    </Stack>
  );
  // What is one of several shapes has no fields beside them.
  if (properties.length === 0 && optionalDataControl === undefined) return null;
  if (isRoot || title === '') return parts;
  return (
    <Fieldset id={fieldPathId.$id} legend={title} className="part">
      {parts}
    </Fieldset>
  );
}

function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useTranslation();
  const { title, items, canAdd, onAddClick, optionalDataControl, fieldPathId, rawErrors, uiSchema, required, schema } = props;
  const { title: label = title, description } = getUiOptions(uiSchema);
  const faulty = rawErrors !== undefined && rawErrors.length > 0;
  const least = required === true && (schema.minItems ?? 0) > 0;
  return (
    <Fieldset id={fieldPathId.$id} legend={least ? <Required label={label} /> : label} className="part">
      <Stack gap="md">
        {description !== undefined && <Text size="sm">{description}</Text>}
        {items}
        {faulty && (
          <Text size="sm" c="var(--mantine-color-error)">
            {rawErrors.join(' ')}
          </Text>
        )}
        {optionalDataControl}
        {canAdd === true && (
          <div>
            <Button id={buttonId(fieldPathId, 'add')} variant="default" onClick={onAddClick}>
              {t('form.add', { field: label })}
            </Button>
          </div>
        )}
      </Stack>
    </Fieldset>
  );
}

const Required = ({ label }: { label: string }) => (
  <>
    {label}{' '}
    <span className="must" aria-hidden>
      *
    </span>
  </>
);

function ArrayFieldItemTemplate({ children, hasToolbar, buttonsProps, index, parentUiSchema }: ArrayFieldItemTemplateProps) {
  const { t } = useTranslation();
  const { title } = getUiOptions(parentUiSchema ?? {});
  return (
    <div className="item">
      <div className="item-body">{children}</div>
      {hasToolbar && buttonsProps.hasRemove && (
        <Button variant="subtle" color="red" onClick={buttonsProps.onRemoveItem} className="item-remove">
          {t('form.remove', { field: `${title ?? ''} ${index + 1}`.trim() })}
        </Button>
      )}
    </div>
  );
}

const MultiSchemaFieldTemplate = ({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) => (
  <Stack gap="md">
    {selector}
    {optionSchemaField}
  </Stack>
);

function OptionalDataControlsTemplate({ id, uiSchema, onAddClick, onRemoveClick }: OptionalDataControlsTemplateProps) {
  const { t } = useTranslation();
  const { title: field = '' } = getUiOptions(uiSchema ?? {});
  if (onAddClick)
    return (
      <Button id={id} variant="default" onClick={onAddClick}>
        {t('form.fillPart', { field })}
      </Button>
    );
  return onRemoveClick ? (
    <Button id={id} variant="subtle" color="red" onClick={onRemoveClick}>
      {t('form.emptyPart', { field })}
    </Button>
  ) : null;
}

/** All that is wrong, first of all: whoever cannot see where the page turns red is told too. */
function ErrorListTemplate({ errors, registry }: ErrorListProps) {
  const { t } = useTranslation();
  const { texts } = contextOf(registry);
  const sentence = ({ property = '', message = '' }: RJSFValidationError): string =>
    [
      fieldWords(
        texts,
        property.split('.').filter((part) => part !== ''),
      ),
      message,
    ]
      .filter((part) => part !== '')
      .join(': ');
  const told = [...new Set(errors.map(sentence))];
  return (
    <Alert color="red" role="alert" title={t('form.mend', { count: told.length })} mb="md">
      <ul className="plain">
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Alert>
  );
}

const Nothing = () => null;

export const templates: Partial<TemplatesType> = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  MultiSchemaFieldTemplate,
  OptionalDataControlsTemplate,
  ErrorListTemplate,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
};
