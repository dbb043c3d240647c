import type { DemoAgency } from './office.js';

/** What a demo record is about: kinds of information as real lists have them, for offices that do not exist. */
export interface DemoInformation {
  /** Internal title: names what the public one must not. */
  readonly title: string;
  readonly publicTitle: string;
  readonly agency: DemoAgency | null;
  readonly letter: 'a' | 'b' | 'c' | 'e' | 'g' | 'h' | 'i' | 'j';
  readonly acts: readonly string[];
  readonly years: number;
  readonly ifOpened: string;
  readonly ifClosed: string;
}

const KIP = 'UU 14/2008 tentang Keterbukaan Informasi Publik';
const PDP = 'UU 27/2022 tentang Pelindungan Data Pribadi';

const STAFF = {
  letter: 'h',
  acts: [KIP, PDP],
  ifOpened: 'Data pribadi pegawai tersingkap',
  ifClosed: 'Data pribadi pegawai terlindungi',
} as const;
const PATIENT = {
  letter: 'h',
  acts: [KIP, PDP],
  ifOpened: 'Rahasia kesehatan seseorang tersingkap',
  ifClosed: 'Rahasia pasien terlindungi',
} as const;
const DRAFT = {
  letter: 'i',
  acts: [KIP],
  ifOpened: 'Penyusunan kebijakan terganggu',
  ifClosed: 'Kebijakan disusun tanpa tekanan',
} as const;
const CHECK = {
  letter: 'a',
  acts: [KIP, 'PP 60/2008'],
  ifOpened: 'Pemeriksaan dan tindak lanjutnya terganggu',
  ifClosed: 'Pemeriksaan dapat dituntaskan',
} as const;
const TRADE = {
  letter: 'b',
  acts: [KIP],
  ifOpened: 'Persaingan usaha yang sehat terganggu',
  ifClosed: 'Persaingan usaha tetap sehat',
} as const;

export const INFORMATION = {
  disciplineIdentity: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 5,
    title: 'Identitas PNS bernama samaran "Melati" yang dijatuhi hukuman disiplin berat',
    publicTitle: 'Identitas PNS yang dijatuhi hukuman disiplin',
  },
  marriagePermit: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 10,
    title: 'Identitas PNS pemohon izin perceraian pada Bidang Contoh',
    publicTitle: 'Identitas PNS yang mengajukan izin perkawinan atau perceraian',
  },
  performance: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 3,
    title: 'Nilai kinerja perorangan pegawai Badan Kepegawaian',
    publicTitle: 'Daftar nilai kinerja pegawai',
  },
  staffDatabase: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 20,
    title: 'Basis data biodata elektronik PNS dengan nomor rekening',
    publicTitle: 'Biodata elektronik PNS',
  },
  familyHistory: {
    ...STAFF,
    agency: 'rsud',
    years: 20,
    title: 'Riwayat keluarga pegawai bangsal Contoh',
    publicTitle: 'Data kepegawaian yang memuat riwayat keluarga pegawai',
  },
  staffHealth: {
    ...STAFF,
    agency: 'rsud',
    years: 20,
    title: 'Riwayat kesehatan jiwa pegawai rumah sakit',
    publicTitle: 'Riwayat kesehatan fisik dan psikis pegawai',
  },
  selectionScores: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 5,
    title: 'Nilai wawancara tiap peserta seleksi jabatan',
    publicTitle: 'Nilai hasil seleksi per peserta',
  },
  selectionData: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 2,
    title: 'Berkas pribadi peserta seleksi penerimaan pegawai',
    publicTitle: 'Data pribadi peserta seleksi penerimaan',
  },
  partnerData: {
    ...STAFF,
    agency: 'keuangan',
    years: 5,
    title: 'Nomor rekening dan identitas mitra Kota Contoh',
    publicTitle: 'Data identitas pribadi mitra kerja',
  },
  interview: {
    ...CHECK,
    agency: 'kepegawaian',
    years: 3,
    title: 'Berita acara pemeriksaan pegawai "Kenanga"',
    publicTitle: 'Berkas dan berita acara pemeriksaan pegawai',
  },
  inspectionReport: {
    ...CHECK,
    agency: 'inspektorat',
    years: 20,
    title: 'Laporan hasil pengawasan atas pengadaan Gudang Contoh',
    publicTitle: 'Laporan hasil pengawasan',
  },
  inspectionPapers: {
    ...CHECK,
    agency: 'inspektorat',
    years: 10,
    title: 'Kertas kerja audit tujuan tertentu pada Dinas Contoh',
    publicTitle: 'Kertas kerja pemeriksaan Inspektorat',
  },
  complaint: {
    ...CHECK,
    agency: 'inspektorat',
    years: 5,
    title: 'Identitas pelapor pungutan di pasar "Anggrek"',
    publicTitle: 'Identitas pelapor pengaduan masyarakat',
  },
  raidPlan: {
    ...CHECK,
    agency: 'satpol',
    years: 1,
    title: 'Jadwal dan lokasi operasi penertiban triwulan depan',
    publicTitle: 'Rencana operasi penertiban',
  },
  cameras: {
    ...CHECK,
    agency: 'satpol',
    years: 5,
    title: 'Titik buta kamera pengawas balai kota',
    publicTitle: 'Denah penempatan kamera pengawas',
  },
  receipts: {
    ...TRADE,
    agency: 'keuangan',
    years: 5,
    title: 'Kuitansi rinci belanja rekanan "Dahlia"',
    publicTitle: 'Bukti pengeluaran dan kuitansi rinci',
  },
  sourceCode: {
    ...TRADE,
    agency: 'kominfo',
    years: 5,
    title: 'Kode program layanan perizinan beserta kunci aksesnya',
    publicTitle: 'Kode program aplikasi layanan',
  },
  priceEstimate: {
    ...TRADE,
    agency: 'air-minum',
    years: 1,
    title: 'Rincian harga perkiraan sendiri pipa induk',
    publicTitle: 'Rincian harga perkiraan sendiri sebelum pengadaan',
  },
  supplierPrices: {
    ...TRADE,
    agency: 'air-minum',
    years: 3,
    title: 'Harga khusus pemasok bahan kimia "Teratai"',
    publicTitle: 'Perjanjian harga dengan pemasok',
  },
  network: {
    letter: 'c',
    acts: [KIP],
    agency: 'kominfo',
    years: 5,
    ifOpened: 'Jaringan dan sandi pemerintah mudah diserang',
    ifClosed: 'Jaringan pemerintah terlindungi',
    title: 'Topologi jaringan dan alamat server persandian',
    publicTitle: 'Rincian jaringan dan persandian',
  },
  landPlan: {
    letter: 'e',
    acts: [KIP, 'UU 2/2012'],
    agency: 'bappeda',
    years: 2,
    ifOpened: 'Harga tanah dipermainkan',
    ifClosed: 'Pengadaan tanah berjalan wajar',
    title: 'Letak bidang tanah rencana jalan lingkar "Cempaka"',
    publicTitle: 'Rencana pengadaan tanah',
  },
  musrenbang: {
    ...DRAFT,
    agency: 'bappeda',
    acts: [KIP, 'UU 23/2014'],
    years: 1,
    title: 'Usulan Musrenbang yang ditolak beserta pengusulnya',
    publicTitle: 'Dokumen hasil Musrenbang yang belum ditindaklanjuti',
  },
  budgetDraft: {
    ...DRAFT,
    agency: 'keuangan',
    years: 1,
    title: 'Rancangan pergeseran anggaran sebelum pembahasan',
    publicTitle: 'Dokumen anggaran yang belum disahkan',
  },
  officeSecret: {
    letter: 'j',
    acts: ['UU 20/2023 tentang Aparatur Sipil Negara'],
    agency: 'kepegawaian',
    years: 5,
    ifOpened: 'Kebijakan terungkap terlalu dini',
    ifClosed: 'Kerahasiaan jabatan terjaga',
    title: 'Rancangan mutasi pejabat triwulan ini',
    publicTitle: 'Rahasia jabatan dalam penyusunan kebijakan kepegawaian',
  },
  memo: {
    ...DRAFT,
    agency: null,
    years: 2,
    title: 'Nota dinas penanganan sengketa lahan "Seroja"',
    publicTitle: 'Memorandum antarbadan publik yang dirahasiakan',
  },
  infectious: {
    ...PATIENT,
    agency: 'kesehatan',
    years: 30,
    title: 'Nama dan alamat penderita penyakit menular di Kelurahan Contoh',
    publicTitle: 'Nama dan alamat penderita penyakit menular',
  },
  hajjHealth: {
    ...PATIENT,
    agency: 'kesehatan',
    years: 5,
    title: 'Hasil tes kesehatan jemaah haji kloter Contoh',
    publicTitle: 'Hasil pemeriksaan kesehatan jemaah haji',
  },
  patientFiles: {
    ...PATIENT,
    agency: 'rsud',
    years: 25,
    title: 'Rekam medis pasien bangsal "Mawar"',
    publicTitle: 'Rekam medis pasien',
  },
  medicineStore: {
    ...CHECK,
    agency: 'rsud',
    years: 2,
    title: 'Denah dan jadwal jaga gudang obat golongan narkotika',
    publicTitle: 'Denah pengamanan gudang obat',
  },
  deed: {
    letter: 'g',
    acts: [KIP],
    agency: 'keuangan',
    years: 30,
    ifOpened: 'Kehendak pribadi seseorang tersingkap',
    ifClosed: 'Kehendak pribadi dihormati',
    title: 'Akta wasiat hibah tanah keluarga "Flamboyan"',
    publicTitle: 'Akta hibah dan wasiat yang bersifat pribadi',
  },
  workPlan: {
    ...DRAFT,
    agency: null,
    years: 2,
    title: 'Rancangan rencana kerja Bagian Contoh sebelum disepakati',
    publicTitle: 'Rancangan rencana kerja perangkat daerah',
  },
  counselling: {
    ...PATIENT,
    agency: 'rsud',
    years: 20,
    title: 'Catatan konseling keluarga "Dahlia"',
    publicTitle: 'Catatan konseling perorangan',
  },
  recruitment: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 2,
    title: 'Lembar penilaian asesmen calon direktur perusahaan daerah',
    publicTitle: 'Hasil asesmen perorangan calon direktur',
  },
  tenderPapers: {
    ...TRADE,
    agency: 'keuangan',
    years: 3,
    title: 'Dokumen penawaran peserta lelang gedung "Wijaya"',
    publicTitle: 'Dokumen penawaran peserta pengadaan',
  },
  oldMap: {
    letter: 'c',
    acts: ['PP 60/2008'],
    agency: null,
    years: 10,
    ifOpened: 'Objek vital daerah dapat disasar',
    ifClosed: 'Objek vital daerah terlindungi',
    title: 'Peta lama jaringan air baku Waduk Contoh',
    publicTitle: 'Peta jaringan air baku',
  },
  oldRoute: {
    letter: 'c',
    acts: ['PP 60/2008'],
    agency: null,
    years: 10,
    ifOpened: 'Pengamanan rute dapat ditiru',
    ifClosed: 'Pengamanan rute terlindungi',
    title: 'Rute pengamanan tamu daerah dengan titik penjagaan',
    publicTitle: 'Rute pengamanan tamu daerah',
  },
  familyTree: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 5,
    title: 'Susunan keluarga pegawai penerima tunjangan "Teratai"',
    publicTitle: 'Data tanggungan keluarga pegawai',
  },
  auditPlan: {
    ...CHECK,
    agency: 'inspektorat',
    years: 5,
    title: 'Rencana pemeriksaan mendadak triwulan depan',
    publicTitle: 'Rencana pemeriksaan Inspektorat',
  },
  pension: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 10,
    title: 'Berkas pensiun dini karena sakit pegawai "Cempaka"',
    publicTitle: 'Berkas pensiun perorangan',
  },
  scholarship: {
    ...STAFF,
    agency: 'kepegawaian',
    years: 3,
    title: 'Nilai rapor calon penerima beasiswa daerah',
    publicTitle: 'Nilai perorangan pelamar beasiswa',
  },
  shiftRoster: {
    ...CHECK,
    agency: 'rsud',
    years: 2,
    title: 'Jadwal jaga ruang tahanan rumah sakit',
    publicTitle: 'Jadwal penjagaan ruang khusus',
  },
  doubleEntry: {
    ...CHECK,
    agency: 'rsud',
    years: 2,
    title: 'Jadwal jaga ruang tahanan rumah sakit, tercatat lagi',
    publicTitle: 'Jadwal penjagaan ruang khusus (tercatat ganda)',
  },
} as const satisfies Readonly<Record<string, DemoInformation>>;
export type DemoKey = keyof typeof INFORMATION;
