import type { Calendar } from '@tabir/calendar';
import { plusMs } from '@tabir/kernel';
import { DEMO_UNIT, type DemoAgency, type DemoLogin } from './office.js';
import { samplePng } from './sample-files.js';
import type { Act, Day, Deed, References } from './story.js';

const HOUR_MS = 3_600_000;
/** When the records' own deeds of a day are done. */
const AFTERNOON = 14;

/** When the round of the stories signs what is classified, and authorises what is worded; and the day on which its records are worded. */
export const SIGNED = -58;
export const WORDED = -57;

const SIGNER_POSITION = 'Ketua PPID Kota Contoh';

/** What a round knows of the agencies that it has asked. */
interface Round {
  readonly asked: readonly { readonly agency: string; readonly instance: string | null }[];
}

/** The past of one round of the list, day by day in the afternoon. */
class RoundStory {
  readonly acts: Act[] = [];

  constructor(
    private readonly key: string,
    private readonly calendar: Calendar,
    private readonly day: Day,
  ) {}

  opened(on: number, { kind, purpose, answersIn, agencies }: Opening): this {
    const year = Number(this.day(on).slice(0, 4));
    const payload = { unit: DEMO_UNIT.id, kind, year, purpose, answersBy: this.day(on + answersIn), agencies };
    this.does(on, 'petugas', { kind: 'start', workflow: 'dik-round', payload });
    for (const agency of agencies)
      this.does(on, 'petugas', { kind: 'meet', in: this.key, id: (round) => requestOf(round as Round, agency) }, agency);
    return this;
  }

  /** The agency answers, and an officer has looked at it. */
  answered(on: number, agency: DemoAgency, who: DemoLogin, type: 'ANSWER' | 'RECORD_ANSWER', payload: Payload): this {
    this.does(on, who, { kind: 'send', type, payload }, agency);
    return this.does(on + 1, 'petugas', { kind: 'send', type: 'ACCEPT', payload: () => ({}) }, agency);
  }

  sent(on: number, who: DemoLogin, type: string, payload: Payload = () => ({})): this {
    return this.does(on, who, { kind: 'send', type, payload });
  }

  /** The list as it is becomes an edition, and the day after it is where everybody finds it. */
  published(on: number, no: number): this {
    const evidence = `bukti-edisi-${no}.png`;
    return this.sent(on, 'ketua', 'PUBLISH_EDITION', () => ({ signerPosition: SIGNER_POSITION }))
      .does(on + 1, 'petugas', { kind: 'attach', file: samplePng(evidence) })
      .sent(on + 1, 'petugas', 'RECORD_PUBLICATION', ({ file, day }) => ({
        channel: 'website',
        address: 'https://ppid.kota-contoh.example/dik',
        publishedOn: day,
        evidence: file(evidence),
      }));
  }

  private does(on: number, who: DemoLogin, deed: Deed, agency?: DemoAgency): this {
    const at = plusMs(this.calendar.startOf(this.day(on)), AFTERNOON * HOUR_MS + this.acts.length * 60_000);
    this.acts.push({ at, record: agency === undefined ? this.key : `${this.key}-${agency}`, who, deed });
    return this;
  }
}

type Payload = (references: References) => object;

interface Opening {
  readonly kind: 'yearly' | 'ad-hoc';
  readonly purpose: string;
  /** Working days until the last day to answer. */
  readonly answersIn: number;
  readonly agencies: readonly DemoAgency[];
}

function requestOf({ asked }: Round, of: DemoAgency): string {
  const request = asked.find(({ agency }) => agency === of)?.instance;
  if (!request) throw new Error(`The round of the demo has not asked ${of}.`);
  return request;
}

/** The yearly round with two editions, and one that asks two agencies now. */
export function roundActs(calendar: Calendar, day: Day): Act[] {
  const yearly = new RoundStory('yearly-round', calendar, day)
    .opened(-80, {
      kind: 'yearly',
      purpose: 'Pemutakhiran tahunan daftar informasi yang dikecualikan (rekaan)',
      answersIn: 15,
      agencies: ['kesehatan', 'rsud', 'keuangan', 'air-minum'],
    })
    .answered(-76, 'kesehatan', 'pembantu', 'ANSWER', () => ({ outcome: 'sent' }))
    .answered(-74, 'rsud', 'pembantu2', 'ANSWER', () => ({ outcome: 'unchanged' }))
    .answered(-71, 'keuangan', 'petugas', 'RECORD_ANSWER', ({ day: date }) => ({ outcome: 'sent', number: '045/12/BKA', date }))
    .sent(-62, 'petugas', 'CLOSE_COLLECTION', () => ({ silentBecause: 'Alasan rekaan: ditegur dua kali, tidak menjawab.' }))
    .sent(-60, 'petugas', 'SUBMIT_LIST')
    .sent(SIGNED, 'ketua', 'SIGN', ({ day: listDate }) => ({
      listNumber: `188.4/31/PPID/${listDate.slice(0, 4)}`,
      listDate,
      signerName: 'Ketua PPID (rekaan)',
    }))
    .sent(WORDED, 'ketua', 'AUTHORISE_ENTRIES')
    .published(-56, 1)
    .published(-8, 2);
  const current = new RoundStory('current-round', calendar, day).opened(-2, {
    kind: 'ad-hoc',
    purpose: 'Pemeriksaan tambahan sesudah rumah sakit memakai sistem baru (rekaan)',
    answersIn: 12,
    agencies: ['kesehatan', 'rsud'],
  });
  return [...yearly.acts, ...current.acts];
}
