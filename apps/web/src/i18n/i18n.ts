import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Bilingual, Language } from '../api/types.js';
import { en } from './en.js';
import { id } from './id.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: { app: typeof id };
  }
}

const REMEMBERED = 'tabir.language';

const remembered = (): Language => (localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'id');

/** Formal Indonesian unless the person chose English on this computer. */
export async function startLanguages(): Promise<void> {
  const lng = remembered();
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: 'id',
    defaultNS: 'app',
    resources: { id: { app: id }, en: { app: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = lng;
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'id';
}

/** What the API says in both languages, in the page's. */
export function useSaid(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => text[language];
}
