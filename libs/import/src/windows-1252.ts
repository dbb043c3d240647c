/** What the bytes 0x80 to 0x9f stand for; Node's own decoder takes them for control characters. */
const LETTERS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';
/** A letter in UTF-8: the text was cut or mended badly, and every accent in it would be two wrong letters. */
const UTF_8 = /[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}/;
// eslint-disable-next-line no-control-regex -- no text has them
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
/** Texts of this country have an accent or a curved quotation mark here and there. */
const MOST_BEYOND_ASCII = 0.1;

/** Reads what spreadsheets of Windows save as CSV where nobody chooses; null for bytes that are no such text. */
export function fromWindows1252(bytes: Uint8Array): string | null {
  const latin = Buffer.from(bytes).toString('latin1');
  const beyond = latin.replace(/[\0-\x7f]+/g, '').length;
  if (UTF_8.test(latin) || CONTROLS.test(latin) || beyond > latin.length * MOST_BEYOND_ASCII) return null;
  const text = latin.replace(/[\x80-\x9f]/g, (letter) => LETTERS[letter.charCodeAt(0) - 0x80] ?? '');
  return text.includes('\ufffd') ? null : text;
}
