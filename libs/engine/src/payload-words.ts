import { ValidateBy, type ValidationArguments, type ValidationOptions } from 'class-validator';
import type { Said } from './said.js';

interface RuleWords extends Said {
  /** Names for the parameters of the check, in the order in which its decorator takes them; `{name}` in the words is filled. */
  readonly params?: readonly string[];
}

/**
 * What is wrong with a field, by the name of the check that failed, for the checks that class-validator brings. The words do not
 * name the field: whoever shows them puts its label beside them. A check of one's own brings its words itself, see `Check`.
 */
export const RULE_WORDS = {
  required: { id: 'Wajib diisi.', en: 'Must be filled in.' },
  whitelistValidation: {
    id: 'Isian ini tidak dikenal; muat ulang halaman, lalu isi lagi.',
    en: 'This field is not known here; leave it out.',
  },
  isString: { id: 'Harus berupa teks.', en: 'Must be text.' },
  isLength: {
    params: ['min', 'max'],
    id: 'Isi dengan {min} sampai {max} karakter.',
    en: 'Must have {min} to {max} characters.',
  },
  isBoolean: { id: 'Isi dengan true atau false.', en: 'Must be true or false.' },
  isInt: { id: 'Isi dengan bilangan bulat.', en: 'Must be a whole number.' },
  min: { params: ['min'], id: 'Paling sedikit {min}.', en: 'Must be at least {min}.' },
  max: { params: ['max'], id: 'Paling banyak {max}.', en: 'Must be at most {max}.' },
  isIn: { params: ['choices'], id: 'Pilih salah satu pilihan yang ada.', en: 'Must be one of the choices.' },
  isUuid: { id: 'Pilih dari daftar.', en: 'Must be an id, as lists give it.' },
  isArray: { id: 'Harus berupa daftar.', en: 'Must be a list.' },
  arrayMinSize: { params: ['min'], id: 'Isi paling sedikit {min}.', en: 'Must have at least {min} entries.' },
  arrayMaxSize: { params: ['max'], id: 'Isi paling banyak {max}.', en: 'Must have at most {max} entries.' },
  arrayUnique: { id: 'Tidak boleh ada yang diisi dua kali.', en: 'Must have no entry twice.' },
  isObject: { id: 'Isi bagian ini.', en: 'Must be an object with fields of its own.' },
  nestedValidation: { id: 'Isi bagian ini.', en: 'Must be an object with fields of its own.' },
} satisfies Readonly<Record<string, RuleWords>>;

export const ruleWords = (rule: string): RuleWords | undefined =>
  Object.hasOwn(RULE_WORDS, rule) ? RULE_WORDS[rule as keyof typeof RULE_WORDS] : undefined;

/**
 * A check under a name of one's own, with the words for a value that fails it. They travel as class-validator's `context`, which
 * may also give a check of its own better words: `@Matches(/…/, { context: { id: '…', en: '…' } })`.
 */
export const Check = (
  name: string,
  validate: (value: unknown, args: ValidationArguments) => boolean,
  words: Said,
  options?: ValidationOptions,
): PropertyDecorator =>
  ValidateBy(
    {
      name,
      validator: { validate: (value, args) => validate(value, args as ValidationArguments), defaultMessage: () => words.en },
    },
    { ...options, context: words },
  );

/** The same of the entries of a list. */
export const ofEach = ({ id, en }: Said): Said => ({ id: `Setiap butir: ${lower(id)}`, en: `Every entry: ${lower(en)}` });
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
