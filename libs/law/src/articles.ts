import { type InstrumentId } from './instruments.js';

/** How the number of an article came to us: from the text of the rule, from a text that tells of it, or from memory only. */
export type Seen = 'text' | 'told' | 'recalled';

/** One article, by the key `instrument/article`. Whether an office has verified it, its setting `verifiedArticles` says. */
export interface Article {
  /** Null where nobody knows it. */
  readonly number: string | null;
  readonly seen: Seen;
  /** Where it was seen. */
  readonly source: string | null;
  /** What it says, in few words. */
  readonly text: string;
}

type Key = `${InstrumentId}/${string}`;

const SOP_TEXT = 'Naskah SOP 467/05/DPPKB.02';
const KIP_TEXT = 'https://id.scribd.com/doc/269952685/Undang-Undang-No-14-Tahun-2008-Keterbukaan-informasi-publik';
const LETTERS_TOLD = 'https://ppid.pnj.ac.id/informasi-publik/informasi-yang-dikecualikan';
const NOTES_ON_PP = 'http://rocana.kemenperin.go.id/index.php/home/48-berita-peraturan/102-kip';
const MINISTRY_COPY = 'https://pasal.id/en/peraturan/permen/permenpora-no-14-tahun-2023/koreksi/9601024';

const letter = (name: string, text: string): Article => ({
  number: `Pasal 17 huruf ${name}`,
  seen: 'told',
  source: LETTERS_TOLD,
  text,
});
const step = (number: number, text: string): Article => ({ number: `langkah ${number}`, seen: 'text', source: SOP_TEXT, text });
const recalled = (number: string | null, text: string, source: string | null = null): Article => ({
  number,
  seen: 'recalled',
  source,
  text,
});
const policy = (text: string): Article => ({ number: null, seen: 'text', source: null, text });

export const ARTICLES = {
  'uu-14-2008/2': { number: 'Pasal 2', seen: 'text', source: KIP_TEXT, text: 'pengecualian bersifat ketat dan terbatas' },
  'uu-14-2008/17-a': letter('a', 'dapat menghambat proses penegakan hukum'),
  'uu-14-2008/17-b': letter('b', 'dapat mengganggu perlindungan kekayaan intelektual atau persaingan usaha yang sehat'),
  'uu-14-2008/17-c': letter('c', 'dapat membahayakan pertahanan dan keamanan negara'),
  'uu-14-2008/17-d': letter('d', 'dapat mengungkapkan kekayaan alam Indonesia'),
  'uu-14-2008/17-e': letter('e', 'dapat merugikan ketahanan ekonomi nasional'),
  'uu-14-2008/17-f': letter('f', 'dapat merugikan kepentingan hubungan luar negeri'),
  'uu-14-2008/17-g': letter('g', 'isi akta pribadi, kemauan terakhir, atau wasiat seseorang'),
  'uu-14-2008/17-h': letter('h', 'rahasia pribadi seseorang'),
  'uu-14-2008/17-i': letter('i', 'surat antarbadan atau di dalam badan publik yang menurut sifatnya dirahasiakan'),
  'uu-14-2008/17-j': letter('j', 'wajib dirahasiakan menurut undang-undang'),
  'uu-14-2008/18-1': recalled('Pasal 18 ayat (1)', 'golongan yang tidak boleh dikecualikan'),
  'uu-14-2008/18-2': recalled(
    'Pasal 18 ayat (2)',
    'huruf g dan h terbuka dengan persetujuan tertulis atau karena jabatan publik',
  ),
  'uu-14-2008/53': {
    number: 'Pasal 53',
    seen: 'told',
    source: 'http://online.flipbuilder.com/qpxbo/ahnr/files/basic-html/page147.html',
    text: 'pidana bagi yang memusnahkan dokumen yang dilindungi',
  },
  'uu-14-2008/19': {
    number: 'Pasal 19',
    seen: 'told',
    source: 'https://id.scribd.com/document/605110690/PERWALI-KLASIFIKASI-LAMPIRAN',
    text: 'uji konsekuensi dengan saksama sebelum informasi dikecualikan',
  },

  'pp-61-2010/contents': recalled('Pasal 4', 'isi surat penetapan klasifikasi', NOTES_ON_PP),
  'pp-61-2010/letter-a': recalled('Pasal 5', 'jangka waktu huruf a paling lama 30 tahun', NOTES_ON_PP),
  'pp-61-2010/letters-g-h': recalled('Pasal 8', 'terbukanya informasi huruf g dan h'),
  'pp-61-2010/end': recalled('Pasal 10', 'terbuka pada akhir jangka waktu pengecualian', MINISTRY_COPY),
  'pp-61-2010/ruling': recalled('Pasal 11', 'informasi yang dinyatakan terbuka oleh putusan', MINISTRY_COPY),
  'pp-61-2010/change': recalled(null, 'perubahan klasifikasi'),

  'uu-43-2009/disposal': recalled(null, 'penyusutan menurut jadwal retensi arsip'),

  'perki-1-2021/part': recalled(null, 'pengecualian sebagian'),
  'perki-1-2021/redaction': recalled(null, 'penghitaman'),

  'sop-467-05-dppkb-02/step-1': step(1, 'mengumpulkan informasi yang dikecualikan beserta lembar pengujiannya'),
  'sop-467-05-dppkb-02/step-2': step(2, 'mengklasifikasi menurut jangka waktu'),
  'sop-467-05-dppkb-02/step-3': step(3, 'membuka informasi yang habis jangka waktunya, dengan lembar pertimbangan'),
  'sop-467-05-dppkb-02/step-4': step(4, 'menyimpan dokumen softcopy dan hardcopy'),
  'sop-467-05-dppkb-02/step-5': step(5, 'mengunggah daftar'),

  'tabir/calendar': policy('Kalender hari kerja kantor ini'),
  'tabir/hold': policy('Penahanan untuk perkara: kebijakan aplikasi ini'),
  'tabir/ladder': policy('Tangga pengingat: kebijakan aplikasi ini'),
  'tabir/four-eyes': policy('Pemisahan tugas: kebijakan aplikasi ini, bukan bunyi peraturan'),
  'tabir/records': policy('Ketertiban pencatatan: kebijakan aplikasi ini'),
  'tabir/yearly-recheck': policy('Batas 12 bulan: kebijakan aplikasi ini'),
} as const satisfies Readonly<Record<Key, Article>>;

export type ArticleKey = keyof typeof ARTICLES;

export const ARTICLE_KEYS = Object.keys(ARTICLES) as ArticleKey[];

export const instrumentOf = (key: ArticleKey): InstrumentId => key.slice(0, key.indexOf('/')) as InstrumentId;

/** The letter of Article 17 of the Act on public information. */
export const letterKey = (letter: string): ArticleKey => `uu-14-2008/17-${letter}` as ArticleKey;
