import type { Said } from '@tabir/engine';
import { openList, type ListOptions, type OpenList } from './open-list.js';
import { seeList, type SeenList } from './seen-list.js';
import type { ListContext } from './six-columns.js';
import { readTables, type Workbook } from './workbook.js';

/** A list as bytes, under the name that it was given with. */
export interface ListFile {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What an import of a list would be, before any row is judged. */
export interface PlannedList extends Pick<OpenList, 'layout'> {
  readonly notes: readonly Said[];
  readonly rows: number;
}

/** What can be asked of a list, and what is answered; all of it can pass from one thread to another. */
export interface ListTasks {
  readonly see: { readonly asked: ListFile; readonly answer: SeenList };
  readonly plan: {
    readonly asked: ListFile & { readonly options: ListOptions; readonly context: ListContext };
    readonly answer: PlannedList;
  };
  readonly tables: { readonly asked: ListFile & { readonly sheet: string | undefined }; readonly answer: Workbook };
}

type Carriers = { readonly [K in keyof ListTasks]: (asked: ListTasks[K]['asked']) => Promise<ListTasks[K]['answer']> };

/** How each is carried out. */
export const LIST_TASKS: Carriers = {
  see: ({ bytes, name }) => seeList(bytes, name),
  plan: async ({ bytes, name, options, context }) => {
    const { notes, lines, layout } = await openList(bytes, name, options);
    const { count, notes: more } = lines(context);
    return { notes: [...notes, ...more], rows: count, layout };
  },
  tables: ({ bytes, name, sheet }) => readTables(bytes, name, sheet),
};
