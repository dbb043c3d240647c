import type { Calendar } from '@tabir/calendar';
import { lastDayOfYears, plusDays, plusMs, plusYears, type Instant, type LocalDate } from '@tabir/kernel';
import type { DemoInformation } from './information.js';
import { DEMO_AGENCIES, DEMO_OFFICE, DEMO_UNIT, type DemoLogin } from './office.js';
import { samplePdf, samplePng, type SampleFile } from './sample-files.js';

/** What is known only while it is done. */
export interface References {
  readonly person: (login: DemoLogin) => string;
  /** The id of a file that was attached to the record before. */
  readonly file: (name: string) => string;
  /** The day on which it is done. */
  readonly day: LocalDate;
}

/** The working day so many after today, or before it when negative. */
export type Day = (workingDays: number) => LocalDate;

export type Deed =
  | { readonly kind: 'start'; readonly workflow: string; readonly payload: object }
  /** Learns the id of what another record has begun, from what that one says of it. */
  | { readonly kind: 'meet'; readonly in: string; readonly id: (context: unknown) => string }
  | { readonly kind: 'send'; readonly type: string; readonly payload: (references: References) => object }
  | { readonly kind: 'attach'; readonly file: SampleFile };

export interface Act {
  readonly at: Instant;
  readonly record: string;
  readonly who: DemoLogin;
  readonly deed: Deed;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
export const PANEL = ['tim1', 'tim2', 'tim3'] as const satisfies readonly DemoLogin[];
const LETTERS: Readonly<Record<string, string>> = {
  h: '800.1',
  a: '700.1',
  b: '900.1',
  i: '000.7',
  c: '500.1',
  e: '590',
  g: '180',
  j: '800.2',
};

/**
 * The past of one record, told in the words of the SOP. Every deed falls on a working day, one after the other, unless the
 * story says from which day it goes on.
 */
export class Story {
  private readonly told: Act[] = [];
  private day: LocalDate;
  private isOpening = false;

  /** `endsOn` is the last day of the period; `number` makes the paper's numbers. */
  constructor(
    private readonly key: string,
    private readonly about: DemoInformation,
    private readonly calendar: Calendar,
    from: LocalDate,
    private readonly endsOn: LocalDate,
    private readonly number: number,
    /** Terms in place of the one that ends on `endsOn`: one ground for each. */
    private readonly terms: readonly object[] = [],
  ) {
    this.day = calendar.workingDaysBefore(from, 1);
  }

  get acts(): readonly Act[] {
    return this.told;
  }

  /** The next deed falls on this day, or the first working day after it. */
  on(day: LocalDate): this {
    const before = this.calendar.workingDaysBefore(day, 1);
    if (before > this.day) this.day = before;
    return this;
  }

  recorded({ determined = true } = {}): this {
    const { agency, title, publicTitle } = this.about;
    return this.does(this.collector, {
      kind: 'start',
      workflow: 'exempt-information',
      payload: {
        unit: DEMO_UNIT.id,
        ...(agency === null ? {} : { agency }),
        title,
        summary: `Contoh rekaan: ${title}.`,
        publicTitle,
        medium: 'both',
        ...(determined ? { determination: this.determination() } : {}),
      },
    });
  }

  submitted(): this {
    return this.recorded().sent(this.collector, 'SUBMIT');
  }

  accepted(): this {
    return this.submitted().sent('ketua', 'ACCEPT');
  }

  stored(): this {
    return this.attached('petugas', 'salinan.pdf').sent('petugas', 'STORE', ({ file }) => ({
      softCopy: file('salinan.pdf'),
      locator: `Ruang arsip A, lemari ${1 + (this.number % 6)}, rak ${1 + (this.number % 4)}, boks ${this.number}`,
    }));
  }

  classified(): this {
    const { letter, years } = this.about;
    return this.sent('petugas', 'CLASSIFY', ({ day }) => ({
      classificationCode: LETTERS[letter] ?? '000',
      securityClass: letter === 'c' ? 'SR' : letter === 'i' ? 'T' : 'R',
      series: `Berkas ${this.number}`,
      retention: { startsOn: day, activeYears: 2, inactiveYears: years, fate: letter === 'c' ? 'permanent' : 'destroy' },
    }));
  }

  filed(): this {
    return this.classified().sent('ketua', 'CONFIRM_FILING', ({ day }) => ({
      listNumber: `188.4/${100 + this.number}/PPID/${day.slice(0, 4)}`,
      listDate: day,
      signerName: 'Ketua PPID (rekaan)',
    }));
  }

  authorised({ again = false } = {}): this {
    return this.sent('ketua', 'AUTHORISE_LISTING', () => this.publicText({ again }));
  }

  /** The officer words what the public is to read; the chair has not decided on it. */
  worded({ again = false } = {}): this {
    return this.sent('petugas', 'PROPOSE_ENTRY', () => this.publicText({ again }));
  }

  uploaded(): this {
    return this.attached('petugas', 'bukti-unggah.png').sent('petugas', 'RECORD_UPLOAD', ({ file, day }) => ({
      channel: 'website',
      address: 'https://ppid.kota-contoh.example/dik',
      uploadedOn: day,
      evidence: file('bukti-unggah.png'),
    }));
  }

  /** The same with the round that signs, authorises and publishes what is ready. */
  listedByRound(worded: LocalDate): this {
    return this.accepted().stored().classified().on(worded).worded();
  }

  /** Steps 1, 4, 2 and 5: kept, filed and on the public list. */
  listed(): this {
    return this.accepted().stored().filed().authorised().uploaded();
  }

  /** `leaving`: only the rest is to open, and this part stays exempt. */
  prepared({ panel = true, leaving }: { panel?: boolean; leaving?: string } = {}): this {
    return this.sent('petugas2', 'PREPARE_REVIEW', ({ person }) => ({
      recommendation: 'open',
      reason: 'Alasan rekaan: sebab pengecualian sudah hilang.',
      ...(panel
        ? { panel: PANEL.map(person) }
        : { noConsiderationBecause: 'Alasan rekaan: sejenis dengan berkas yang sudah dipertimbangkan tahun ini.' }),
      ...(leaving === undefined
        ? {}
        : {
            remainder: {
              title: `${this.about.title}: ${leaving}`,
              publicTitle: `${this.about.publicTitle} (bagian yang tetap ditutup)`,
              exemptPart: `Bagian rekaan: ${leaving}.`,
            },
          }),
    }));
  }

  /** These members of the panel have given their opinions. */
  considered(...members: readonly DemoLogin[]): this {
    for (const member of members)
      this.sent(member, 'GIVE_OPINION', () => ({
        opinion: { choice: member === 'tim3' ? 'keep' : 'open', reason: 'Pendapat rekaan.' },
      }));
    return this;
  }

  decided({ opensOn }: { opensOn?: LocalDate } = {}): this {
    return this.sent('ketua', 'DECIDE_TO_OPEN', ({ day }) => ({
      number: `188.4/${500 + this.number}/PPID/${day.slice(0, 4)}`,
      date: day,
      ...(opensOn === undefined ? {} : { opensOn }),
      reason: 'Alasan rekaan: kepentingan publik lebih besar.',
    }));
  }

  approvedByLetter(): this {
    return this.attached('petugas', 'surat-persetujuan.png').sent('petugas', 'RECORD_HEAD_APPROVAL', ({ file, day }) => ({
      letterNumber: `000.1/${this.number}/SEKDA`,
      letterDate: day,
      signerName: 'Pimpinan Badan Publik (rekaan)',
      scan: file('surat-persetujuan.png'),
    }));
  }

  /** A new test and a new determination are proposed, so many years longer. */
  renewed({ years }: { years: number }): this {
    return this.attached('petugas', 'penetapan-baru.pdf').sent('petugas', 'PROPOSE_DETERMINATION', ({ file, day }) => {
      const { grounds, ...paper } = this.determination();
      const term = { kind: 'date', endsOn: plusYears(this.endsOn, years) };
      return {
        ...paper,
        number: `188.4/${700 + this.number}/PPID/${day.slice(0, 4)}`,
        date: day,
        grounds: grounds.map((ground) => ({ ...ground, term })),
        sheet: { ...paper.sheet, number: `LPK/${700 + this.number}`, date: plusDays(day, -1) },
        decreeFile: file('penetapan-baru.pdf'),
      };
    });
  }

  /** Somebody sees that the decree reads otherwise than what was typed, its end so many years later. */
  misread({ years }: { years?: number } = {}): this {
    return this.attached('petugas', 'surat-penetapan.pdf').sent('petugas', 'PROPOSE_CORRECTION', ({ file }) => {
      const { grounds, ...paper } = this.determination();
      const term = years === undefined ? {} : { term: { kind: 'date', endsOn: plusYears(this.endsOn, years) } };
      return {
        ...paper,
        grounds: grounds.map((ground) => ({ ...ground, ...term })),
        workUnit: 'Unit kerja menurut surat penetapan (rekaan)',
        decreeFile: file('surat-penetapan.pdf'),
      };
    });
  }

  foundTwice(): this {
    return this.attached('petugas', 'catatan-ganda.pdf').sent('petugas', 'PROPOSE_VOID', ({ file }) => ({
      reason: 'Alasan rekaan: sudah tercatat pada nomor lain.',
      evidence: file('catatan-ganda.pdf'),
    }));
  }

  /** Somebody reports with evidence that what was waited for has happened, or what else has ended a ground. */
  happened(occurredOn: LocalDate, more: object = {}): this {
    return this.attached('petugas', 'berita-acara.pdf').sent('petugas', 'REPORT_END', ({ file }) => ({
      endedBy: 'event',
      occurredOn,
      number: `BA/${this.number}`,
      evidence: file('berita-acara.pdf'),
      ...more,
    }));
  }

  /** The public has got the copy without the exempt part. */
  openPartProvided(): this {
    return this.attached('petugas', 'salinan-dihitamkan.pdf').sent('petugas', 'PROVIDE_OPEN_PART', ({ file, day }) => ({
      redactedCopy: file('salinan-dihitamkan.pdf'),
      where: 'https://ppid.kota-contoh.example/dip',
      providedOn: day,
    }));
  }

  /** What was confirmed was not so: two persons and the head close it again. */
  retracted(): this {
    return this.attached('petugas', 'surat-sanggahan.pdf')
      .sent('petugas', 'PROPOSE_RETRACTION', ({ file }) => ({
        reason: 'Alasan rekaan: surat persetujuan ternyata tidak sah.',
        evidence: file('surat-sanggahan.pdf'),
      }))
      .sent('ketua', 'CONFIRM_CHANGE')
      .sent('pimpinan', 'APPROVE_CHANGE');
  }

  released(): this {
    return this.sent('petugas', 'RELEASE', ({ day }) => ({
      what: 'whole',
      where: 'https://ppid.kota-contoh.example/dip',
      releasedOn: day,
    }));
  }

  held(): this {
    return this.attached('petugas', 'surat-panggilan.pdf').sent('petugas', 'PLACE_HOLD', ({ file, day }) => ({
      caseNumber: `${this.number}/KI/${day.slice(0, 4)}`,
      reason: 'Alasan rekaan: diperiksa dalam sengketa informasi.',
      since: day,
      evidence: file('surat-panggilan.pdf'),
    }));
  }

  /** Its schedule is seen to be over, and the paper is proposed for destruction. */
  outlived(): this {
    const schedule = { activeYears: 1, inactiveYears: 2, fate: 'destroy' };
    return this.sent('petugas', 'RECORD_RETENTION', ({ day }) => ({ startsOn: plusYears(day, -4), ...schedule }))
      .attached('petugas', 'berita-acara-musnah.pdf')
      .sent('petugas', 'PROPOSE_DESTRUCTION', ({ file, day }) => ({
        minutesNumber: `BA-M/${this.number}`,
        minutesDate: day,
        minutesScan: file('berita-acara-musnah.pdf'),
      }));
  }

  sent(who: DemoLogin, type: string, payload: (references: References) => object = () => ({})): this {
    return this.does(who, { kind: 'send', type, payload });
  }

  /** The next deed is done at the very moment at which the office opens. */
  atTheOpening(): this {
    this.isOpening = true;
    return this;
  }

  private attached(who: DemoLogin, name: string): this {
    const file = name.endsWith('.png')
      ? samplePng(name)
      : samplePdf(name, ['CONTOH - SAMPLE', this.about.publicTitle, DEMO_OFFICE]);
    this.does(who, { kind: 'attach', file });
    // What the file is for comes on the same day.
    this.day = this.calendar.workingDaysBefore(this.day, 1);
    return this;
  }

  private get collector(): DemoLogin {
    const { agency } = this.about;
    return agency === 'kesehatan' ? 'pembantu' : agency === 'rsud' ? 'pembantu2' : 'petugas';
  }

  private does(who: DemoLogin, deed: Deed): this {
    this.day = this.calendar.workingDaysAfter(this.day, 1);
    const minutes = (this.number * 11) % 300;
    // Whatever would come later is done when the office opens.
    const hours = this.isOpening ? 24 : 8;
    const at = plusMs(this.calendar.startOf(this.day), hours * HOUR_MS + (minutes + this.told.length) * MINUTE_MS);
    this.told.push({ at, record: this.key, who, deed });
    return this;
  }

  private publicText({ again }: { again: boolean }) {
    const { publicTitle, ifOpened, ifClosed } = this.about;
    return {
      publicTitle,
      publicSummary: again ? 'Uraian yang diperjelas dari informasi rekaan.' : 'Informasi rekaan untuk kantor peragaan.',
      publicConsequenceIfOpened: ifOpened,
      publicConsequenceIfClosed: ifClosed,
    };
  }

  private determination() {
    const { letter, acts, years, ifOpened, ifClosed, agency, exemptPart } = this.about;
    // Whole years end the day before the anniversary; where the calendar has no such day the term names its end instead.
    const startsOn = plusYears(plusDays(this.endsOn, 1), -years);
    const isWhole = lastDayOfYears(startsOn, years) === this.endsOn;
    const dated: object = isWhole ? { kind: 'years', startsOn, years } : { kind: 'date', endsOn: this.endsOn };
    const body = agency === null ? DEMO_UNIT.name : DEMO_AGENCIES[agency];
    return {
      number: `188.4/${this.number}/PPID/${startsOn.slice(0, 4)}`,
      date: startsOn,
      place: DEMO_OFFICE,
      officerName: 'Pejabat Penetap (rekaan)',
      officerPosition: 'PPID',
      publicBody: `Pemerintah ${DEMO_OFFICE}`,
      workUnit: body,
      classificationKind: 'Informasi yang dikecualikan',
      publicClass: 'none',
      ...(exemptPart === undefined ? { scope: 'whole' } : { scope: 'part', exemptPart }),
      reason: `Alasan rekaan: ${ifOpened}.`,
      grounds: (this.terms.length > 0 ? this.terms : [dated]).map((term) => ({ letter, acts: [...acts], term })),
      consequenceIfOpened: ifOpened,
      consequenceIfClosed: ifClosed,
      sheet: {
        number: `LPK/${this.number}/${startsOn.slice(0, 4)}`,
        date: plusDays(startsOn, -7),
        occasion: 'before-request',
        participants: ['Peserta Uji Satu (rekaan)', 'Peserta Uji Dua (rekaan)'],
      },
    };
  }
}
