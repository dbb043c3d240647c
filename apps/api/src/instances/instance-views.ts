import { Injectable } from '@nestjs/common';
import { fieldMissing, filled, payloadInvalid, type Actor, type DeadlineExplanation } from '@tabir/engine';
import { Notes, Queries, type Answer, type HistoryRow, type NoteRequest } from '@tabir/runtime';
import { Accounts } from '@tabir/persistence';
import type { NoteBody } from './bodies.js';

interface NamedRow extends Omit<HistoryRow, 'actor'> {
  readonly actor: HistoryRow['actor'] & { readonly name: string | null };
}

/** What is added for people to what the runtime answers: names and labels. */
@Injectable()
export class InstanceViews {
  constructor(
    private readonly queries: Queries,
    private readonly notes: Notes,
    private readonly accounts: Accounts,
  ) {}

  async history(id: string, actor: Actor, after: number, limit: number): Promise<{ items: NamedRow[]; next: number | null }> {
    const rows = await this.queries.history(id, actor, after, limit + 1);
    const page = rows.slice(0, limit);
    const colleagues = page.map(handedTo);
    const names = await this.accounts.names([...page.map((row) => row.actor.id), ...colleagues.filter((id) => id !== null)]);
    const items = page.map((row, index) => ({
      ...row,
      actor: { ...row.actor, name: names.get(row.actor.id) ?? null },
      sentence: filled(row.sentence, { colleague: names.get(colleagues[index] ?? '') ?? '…' }),
    }));
    return { items, next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null };
  }

  async deadlines(id: string, actor: Actor): Promise<{ items: (DeadlineExplanation & { label: object })[] }> {
    const { workflow } = await this.queries.readable(id, actor);
    const explained = await this.queries.deadlines(id, actor);
    const label = (name: string): object => ({
      id: workflow.texts.id.deadlines[name] ?? name,
      en: workflow.texts.en.deadlines[name] ?? name,
    });
    return { items: explained.map((deadline) => ({ ...deadline, label: label(deadline.name) })) };
  }

  note(request: NoteRequest, { type, task, to, text }: NoteBody): Promise<Answer> {
    switch (type) {
      case 'CLAIM':
        return this.notes.claim(request, required('task', task));
      case 'RELEASE':
        return this.notes.release(request, required('task', task));
      case 'DELEGATE':
        return this.notes.delegate(request, required('task', task), required('to', to));
      case 'WATCH':
      case 'UNWATCH':
        return this.notes.watch(request, type === 'WATCH');
      case 'COMMENT':
        return this.notes.comment(request, required('text', text));
    }
  }
}

/** Whom a task was handed to, for rows that tell of it. */
const handedTo = ({ type, payload }: HistoryRow): string | null =>
  type === 'DELEGATE' ? ((payload as { to?: string } | null)?.to ?? null) : null;

function required(path: string, value: string | undefined): string {
  if (value === undefined) throw payloadInvalid([fieldMissing(path)]);
  return value;
}
