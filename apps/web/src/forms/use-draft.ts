import { useState } from 'react';
import type { Schema } from '../api/types.js';
import { dropDraft, keepDraft, readDraft } from './drafts.js';

interface Drafted {
  readonly data: unknown;
  readonly change: (data: unknown) => void;
  readonly discard: () => void;
}

/** A form's contents, kept until they are sent or thrown away. */
export function useDraft(name: string, schema: Schema, initial?: object): Drafted {
  const [data, setData] = useState<unknown>(() => readDraft(name) ?? initial);
  return {
    data,
    change: (filled) => {
      setData(filled);
      keepDraft(name, schema, filled);
    },
    discard: () => {
      dropDraft(name);
      setData(initial ?? {});
    },
  };
}
