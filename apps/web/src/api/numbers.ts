import { request } from './http.js';

export const numbers = {
  /** The next number for a paper of the unit; asked again under the same key, the same one. */
  take: (unit: string, paper: { readonly kind: string; readonly date: string }, key: string) =>
    request<{ readonly number: string }>(`/units/${encodeURIComponent(unit)}/numbers`, {
      method: 'POST',
      body: paper,
      headers: { 'idempotency-key': key },
    }),
};
