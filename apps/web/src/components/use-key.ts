import { useRef } from 'react';
import { newKey } from '../api/http.js';

/** The key of a write: the same for the same content, so that a write sent again acts only once. `renew` begins another. */
export function useKey(): { keyFor: (content: unknown) => string; renew: () => void } {
  const last = useRef({ content: '', key: '' });
  return {
    keyFor: (content) => {
      const text = JSON.stringify(content);
      if (last.current.content !== text || last.current.key === '') last.current = { content: text, key: newKey() };
      return last.current.key;
    },
    renew: () => {
      last.current = { content: '', key: '' };
    },
  };
}
