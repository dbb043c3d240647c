/** One valid proposal of each workflow that changes the office itself, to be varied. */

export const SETTINGS_CHANGE = {
  unit: 'unit-1',
  basis: 'Keputusan Wali Kota 12/2026',
  reason: 'Panel sering tidak lengkap.',
  opinionQuorum: 2,
};

/** An amendment in the middle of the year: one more day off in November. */
export const DECREE = {
  id: 'skb-2026-perubahan',
  title: 'Perubahan SKB hari libur 2026',
  signedOn: '2026-02-01',
  years: [2026],
  add: [{ date: '2026-11-18', kind: 'national-holiday', name: 'Libur tambahan' }],
  remove: [],
};

export const CALENDAR_CHANGE = { unit: 'unit-1', basis: 'Perubahan SKB hari libur 2026', decree: DECREE };

/** One agency goes to another. */
export const AGENCY_CHANGE = {
  unit: 'unit-1',
  kind: 'merge',
  agency: 'agency-1',
  into: 'agency-2',
  basis: 'Perwali 40/2025 tentang perangkat daerah',
  number: '40/2025',
  date: '2025-12-30',
  reason: 'Urusannya digabung.',
};
