const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

function* named(): Generator<[string, number]> {
  for (let unit = 1; unit < 10; unit++) yield [UNITS[unit] ?? '', unit];
  yield ['sepuluh', 10];
  yield ['sebelas', 11];
  for (let unit = 2; unit < 10; unit++) yield [`${UNITS[unit] ?? ''} belas`, 10 + unit];
  for (let ten = 2; ten < 10; ten++)
    for (let unit = 0; unit < 10; unit++) yield [`${UNITS[ten] ?? ''} puluh ${UNITS[unit] ?? ''}`.trim(), 10 * ten + unit];
  yield ['seratus', 100];
}

const NUMBERS = new Map(named());

/** Reads "20", "dua puluh" or "20 (dua puluh)"; null for anything else, and where the two contradict each other. */
export function numberInWords(text: string): number | null {
  const [, first = '', second] = /^([^()]+?)\s*(?:\(\s*([^()]+?)\s*\))?$/.exec(text.toLowerCase()) ?? [];
  const number = single(first);
  return second === undefined || single(second) === number ? number : null;
}

const single = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : (NUMBERS.get(text) ?? null));
