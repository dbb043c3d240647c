import { useTranslation } from 'react-i18next';
import type { Refusal } from '../api/types.js';
import { withLongDays } from '../i18n/format.js';
import { useLanguage } from '../i18n/i18n.js';

/** Why not, and on what law that rests. */
export function RefusalList({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="plain">
      {refusals.map(({ id, basis, message }) => (
        <li key={id}>
          {withLongDays(message[language], language)}
          {basis !== '' && <span className="basis"> {t('event.basis', { basis })}</span>}
        </li>
      ))}
    </ul>
  );
}
