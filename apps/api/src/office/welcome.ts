import { DataFolder } from '@tabir/config';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '@tabir/demo';
import { Definitions } from '@tabir/runtime';
import { Injectable } from '@nestjs/common';
import { PublicOffice } from '@tabir/server';

interface Bilingual {
  readonly id: string;
  readonly en: string;
}

export interface WelcomeView {
  readonly name: string;
  readonly demo: {
    readonly accounts: readonly { readonly name: string; readonly person: string; readonly role: Bilingual }[];
    readonly password: string;
  } | null;
}

/** What anybody may know at the door: whose office this is and, in a demo office alone, who one can be. */
@Injectable()
export class Welcome {
  constructor(
    private readonly office: PublicOffice,
    private readonly folder: DataFolder,
    private readonly definitions: Definitions,
  ) {}

  async view(): Promise<WelcomeView> {
    const name = await this.office.name();
    if (this.folder.kind !== 'demo') return { name, demo: null };
    const accounts = DEMO_PEOPLE.map(({ login, name: person, role }) => ({ name: login, person, role: this.roleName(role) }));
    return { name, demo: { accounts, password: DEMO_PASSWORD } };
  }

  /** Workflows name the roles that they know. */
  private roleName(role: string): Bilingual {
    const texts = this.definitions.all().map((workflow) => workflow.texts);
    const named = texts.find(({ id }) => id.roles[role] !== undefined);
    return { id: named?.id.roles[role] ?? role, en: named?.en.roles[role] ?? role };
  }
}
