import type { TFunction } from 'i18next';
import type { Texts } from '../api/types.js';
import type { Fault } from './check.js';

/** What is wrong with a field, in words that say what to fill in. */
export function faultWords(t: TFunction, { keyword, limit }: Fault): string {
  const n = typeof limit === 'number' ? limit : 0;
  switch (keyword) {
    case 'required':
    case 'minLength':
    case 'not':
      return t('form.faults.required');
    case 'maxLength':
      return t('form.faults.tooLong', { n });
    case 'minimum':
    case 'exclusiveMinimum':
      return t('form.faults.tooSmall', { n });
    case 'maximum':
    case 'exclusiveMaximum':
      return t('form.faults.tooBig', { n });
    case 'minItems':
      return t('form.faults.tooFew', { n });
    case 'maxItems':
      return t('form.faults.tooMany', { n });
    case 'uniqueItems':
      return t('form.faults.twice');
    case 'enum':
      return t('form.faults.choose');
    case 'format':
      return limit === 'date' ? t('form.faults.day') : t('form.faults.shape');
    case 'type':
      return limit === 'integer' || limit === 'number' ? t('form.faults.number') : t('form.faults.required');
    default:
      return t('form.faults.shape');
  }
}

/** Which field a path means: the labels that lead to it, with the place in a list. */
export function fieldWords(texts: Texts, path: readonly string[]): string {
  const isPlace = (part: string | undefined): part is string => part !== undefined && /^\d+$/.test(part);
  return path
    .flatMap((name, at) => {
      if (isPlace(name)) return [];
      const place = path[at + 1];
      return [`${texts.fields[name]?.label ?? name}${isPlace(place) ? ` ${Number(place) + 1}` : ''}`];
    })
    .join(' › ');
}
