import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Accounts } from '@tabir/persistence';
import { verifiedIn } from '@tabir/law';
import {
  legalBasisOf,
  REGISTER_TABLE,
  RegisterReads,
  type PageChoice,
  type RegisterQuery,
  type RegisterView,
} from '@tabir/register';
import { Definitions, Office, reachOf, type Page } from '@tabir/runtime';

export const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const;
export const STAGES = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] as const;
export const STATUSES = ['exempt', 'open', 'draft'] as const;

/** What was asked for; null where nothing was. */
export type Filter = { readonly [K in Exclude<keyof RegisterQuery, 'unit'>]-?: NonNullable<RegisterQuery[K]> | null };

/** A line with its legal basis in words, as far as the office has verified it. */
type Line = RegisterView & { readonly legalBasis: string };

const NOTHING: Page<Line> = { items: [], next: null };

/** The register as far as the actor's role reaches: what may not be read is not in the list, and not counted either. */
@Injectable()
export class RegisterViews {
  constructor(
    private readonly register: RegisterReads,
    private readonly definitions: Definitions,
    private readonly accounts: Accounts,
    private readonly office: Office,
  ) {}

  async page(actor: Actor, filter: Filter, choice: PageChoice): Promise<Page<Line>> {
    const within = await this.within(actor);
    if (!within) return NOTHING;
    const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null)) as Partial<RegisterQuery>;
    if (within.agency !== undefined && asked.agency !== undefined && asked.agency !== within.agency) return NOTHING;
    const { items, next } = await this.register.page({ ...asked, ...within }, choice, this.office.clock.now());
    const verified = verifiedIn(this.office.settings().values);
    return { items: items.map((item) => ({ ...item, legalBasis: legalBasisOf(item, verified) })), next };
  }

  private async within(actor: Actor): Promise<Pick<RegisterQuery, 'unit' | 'agency'> | null> {
    const reach = this.reach(actor);
    switch (reach) {
      case 'none':
        return null;
      case 'agency':
        return actor.unit === null || actor.agency === null ? null : { unit: actor.unit, agency: actor.agency };
      case 'unit':
        return actor.unit === null ? null : { unit: actor.unit };
      case 'all': {
        // A register belongs to one unit; who may see all begins with the first.
        const unit = actor.unit ?? (await this.accounts.units())[0]?.id;
        return unit === undefined ? null : { unit };
      }
    }
  }

  private reach(actor: Actor): ReturnType<typeof reachOf> {
    const workflows = this.definitions.all().filter(({ projection }) => projection?.table === REGISTER_TABLE.table);
    return workflows.map((workflow) => reachOf(workflow, actor)).find((reach) => reach !== 'none') ?? 'none';
  }
}
