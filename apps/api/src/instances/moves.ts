import { Injectable } from '@nestjs/common';
import type { Actor } from '@tabir/engine';
import { Accounts } from '@tabir/persistence';
import { MovesPreview, type MovesPage } from '@tabir/runtime';

/** What a proposal would move, with the names of the agencies. */
@Injectable()
export class Moves {
  constructor(
    private readonly preview: MovesPreview,
    private readonly accounts: Accounts,
  ) {}

  async page(id: string, actor: Actor, limit: number, after: string | null): Promise<object> {
    const page: MovesPage = await this.preview.moves(id, actor, limit, after);
    const names = new Map((await this.accounts.agencies(actor.unit)).map((agency) => [agency.id, agency.name]));
    const holder = (agency: string | null): string | null => (agency === null ? null : (names.get(agency) ?? agency));
    return { ...page, items: page.items.map(({ agency, ...move }) => ({ ...move, agency, holder: holder(agency) })) };
  }
}
