import { useState } from 'react';
import { asProblem } from '../api/problem.js';
import type { Schema } from '../api/types.js';
import { answered, dropDraft, isUnanswered, keepDraft, keyForSending, readDraft } from './drafts.js';

interface Drafted {
  readonly data: unknown;
  /** Whether just this was sent already and no answer came. */
  readonly isUnanswered: boolean;
  readonly change: (data: unknown) => void;
  readonly discard: () => void;
  /** The key under which these contents are sent, however often. */
  readonly keyFor: (data: object) => string;
  /** To be told of whatever sending came to but success; without an answer it is sent again as it is, under the same key. */
  readonly failed: (error: Error) => void;
}

/** A form's contents, kept until they are sent or thrown away; until then it shows what it begins with. */
export function useDraft(name: string, schema: Schema, begin?: unknown): Drafted {
  const [data, setData] = useState<unknown>(() => readDraft(name) ?? begin);
  return {
    data,
    isUnanswered: isUnanswered(name, schema, data),
    change: (filled) => {
      setData(filled);
      keepDraft(name, schema, filled);
    },
    discard: () => {
      dropDraft(name);
      setData(begin ?? {});
    },
    keyFor: (filled) => {
      setData(filled);
      return keyForSending(name, schema, filled);
    },
    failed: (error) => {
      if (!asProblem(error).isAnswerLost) answered(name, schema);
    },
  };
}
