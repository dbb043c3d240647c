import { changeCalendar, makeCalendar } from '@tabir/calendar';
import type { Actor, Measures, Proposal, Said, Workflow } from '@tabir/engine';
import { mergePatch, type Instant } from '@tabir/kernel';
import type { CommandPorts } from './commands.js';
import { Draft, type Move } from './draft.js';
import { instanceNotFound } from './errors.js';
import { mayRead } from './policy.js';
import type { InstanceRow } from './ports.js';
import { Queries } from './queries.js';

/** One moment of one record that would lie elsewhere. */
export interface RecordMove extends Omit<Move, 'key'> {
  readonly record: string;
  readonly kode: string;
  readonly label: string;
  readonly agency: string | null;
  /** The deadline, or the state whose task would be due on another day. */
  readonly what: Said;
}

export interface MovesPage {
  readonly items: readonly RecordMove[];
  readonly checked: number;
  /** Records that would move and that the one who asks may not read. */
  readonly hidden: number;
  /** Records that cannot be derived anew. */
  readonly failed: number;
  /** Hand it back for the next page; null on the last. */
  readonly next: string | null;
}

/** Records read for one page at the most, so that a page in which nothing moves costs no more than another. */
const MOST_READ = 500;

/** What a proposed change of the calendar or of the settings would do to every record, were it activated now. Nothing is written. */
export class MovesPreview {
  private readonly queries: Queries;

  constructor(private readonly ports: CommandPorts) {
    this.queries = new Queries(ports);
  }

  /**
   * Pages by record, about `limit` of those that move. Errors: instance.not-found, also for a record that can change neither;
   * calendar.invalid-revision and calendar.invalid-data when the change does not fit the calendar in force.
   */
  async moves(id: string, actor: Actor, limit: number, after: string | null): Promise<MovesPage> {
    const { instance, workflow } = await this.queries.readable(id, actor);
    if (!workflow.proposes) throw instanceNotFound();
    const { status, context } = instance.state;
    const proposal = status === 'active' ? workflow.proposes(context) : null;
    return proposal === null ? NOTHING : this.page(this.measuresWith(proposal), actor, limit, after);
  }

  private measuresWith(proposal: Proposal): Measures {
    const { calendar, settings } = this.ports.office.measures();
    if ('calendar' in proposal) return { settings, calendar: makeCalendar(changeCalendar(calendar.data, proposal.calendar)) };
    return { calendar, settings: { version: PROPOSED, values: mergePatch(settings.values, proposal.settings) } };
  }

  private async page(measures: Measures, actor: Actor, limit: number, after: string | null): Promise<MovesPage> {
    const { reads, office } = this.ports;
    const ids = await reads.instanceIds(after, MOST_READ + 1);
    const now = office.clock.now();
    const page = { items: [] as RecordMove[], checked: 0, hidden: 0, failed: 0 };
    let found = 0;
    for (const id of ids.slice(0, MOST_READ)) {
      const moved = await this.movesOf(id, actor, measures, now);
      page.checked++;
      if (moved === 'failed' || moved === 'hidden') page[moved]++;
      else if (moved.length > 0) found++;
      if (typeof moved !== 'string') page.items.push(...moved);
      if (found === limit) break;
    }
    const next = page.checked < ids.length ? (ids[page.checked - 1] ?? null) : null;
    return { ...page, next };
  }

  private async movesOf(id: string, actor: Actor, measures: Measures, now: Instant): Promise<RecordMove[] | 'failed' | 'hidden'> {
    const { reads, definitions, office } = this.ports;
    const instance = await reads.instance(id);
    if (!instance || !definitions.has(instance.workflow, instance.version)) return 'failed';
    const workflow = definitions.get(instance.workflow, instance.version);
    const draft = Draft.of(workflow, instance, office);
    try {
      draft.derive(measures);
    } catch {
      // What lies beyond the calendar, or breaks the program: recalculating counts it as failed too.
      return 'failed';
    }
    const { deadlines, tasks } = draft.moves(now);
    if (deadlines.length + tasks.length === 0) return [];
    if (!mayRead(workflow, instance, actor)) return 'hidden';
    const record = { record: id, kode: instance.kode, label: await this.labelOf(workflow, instance), agency: instance.agency };
    return [
      ...deadlines.map((move) => ({ ...record, ...momentsOf(move), what: nameOf(workflow, 'deadlines', part(move, 2)) })),
      ...tasks.map((move) => ({ ...record, ...momentsOf(move), what: nameOf(workflow, 'states', part(move, 0)) })),
    ];
  }

  /** As the register shows it to those who may read the record. */
  private async labelOf({ projection }: Workflow, { id, label }: InstanceRow): Promise<string> {
    const title = projection && (await this.ports.reads.projection(projection.table, id))?.['title'];
    return typeof title === 'string' ? title : label;
  }
}

/** Settings that nobody has put in force have no version. */
const PROPOSED = '';
const NOTHING: MovesPage = { items: [], checked: 0, hidden: 0, failed: 0, next: null };

/** Keys are state#epoch#name. */
const part = ({ key }: Move, at: number): string => key.split('#')[at] ?? key;
const momentsOf = ({ from, to, past }: Move): Pick<Move, 'from' | 'to' | 'past'> => ({ from, to, past });
const nameOf = ({ texts }: Workflow, words: 'deadlines' | 'states', name: string): Said => ({
  id: texts.id[words][name] ?? name,
  en: texts.en[words][name] ?? name,
});
