import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

type Words = Record<string, unknown>;

const files = import.meta.glob<Words>('../locales/*/*.json', { eager: true, import: 'default' });

/** `../locales/en/reader.json` is the namespace `reader` of the language `en`. */
function resourcesByLanguage(): Record<string, Record<string, Words>> {
  const resources: Record<string, Record<string, Words>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, language, namespace] = /\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (language === undefined || namespace === undefined) continue;
    (resources[language] ??= {})[namespace] = words;
  }
  return resources;
}

/** The words of the interface: one namespace per feature, all bundled, so nothing is loaded later. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    resources: resourcesByLanguage(),
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
