/** What a command's exit code means; commands may give the codes from 10 on a meaning of their own. */
export const EXIT = {
  done: 0,
  /** Something expected stood in the way; the message says what to do. */
  refused: 1,
  /** The words on the command line were wrong. */
  usage: 2,
  /** A fault in Tabir itself. */
  bug: 70,
} as const;
