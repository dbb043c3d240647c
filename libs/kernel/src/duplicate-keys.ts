import { AppError } from './app-error.js';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;
const LONGEST_SHOWN = 100;

/**
 * Refuses JSON that gives one key twice in an object. A parser takes one of the two in silence, and whoever else reads the text
 * may take the other. The text must have been parsed: what stands between the tokens is not looked at.
 */
export function assertKeysOnce(text: string): void {
  /** The keys of every object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    // In text that was parsed a colon stands only within an object.
    else if (token === ':') takeKey(open.at(-1) as Set<string>, last);
    last = token;
  }
}

const shown = (key: string): string => JSON.stringify(key.slice(0, LONGEST_SHOWN));

function takeKey(keys: Set<string>, token: string): void {
  // The same key can be spelt in several ways.
  const key = JSON.parse(token) as string;
  if (keys.has(key))
    throw new AppError('invalid', 'json.duplicate-key', `A key stands twice in one object: ${shown(key)}. Give each key once.`, {
      key: key.slice(0, LONGEST_SHOWN),
    });
  keys.add(key);
}
