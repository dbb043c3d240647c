import { type Texts } from '@tabir/engine';

/** Bahasa Indonesia, resmi. Ini bahasa utama aplikasi. */
export const textsId: Texts = {
  name: 'Permintaan daftar kepada perangkat daerah',
  states: {
    asked: 'Menunggu jawaban perangkat daerah',
    overdue: 'Lewat waktu, belum dijawab',
    checking: 'Dijawab, sedang diperiksa',
    returned: 'Dikembalikan untuk dilengkapi',
    accepted: 'Jawaban diterima',
    closed: 'Ditutup tanpa jawaban',
  },
  events: {
    START: {
      label: 'Minta daftar kepada satu perangkat daerah',
      done: 'Perangkat daerah diminta mengirim daftarnya paling lambat {answersBy}.',
      help: 'Untuk meminta kepada semua perangkat daerah sekaligus, buka putaran daftar.',
    },
    ANSWER: {
      label: 'Jawab permintaan',
      done: 'Perangkat daerah menjawab.',
      help: 'Catat dahulu setiap informasi yang dikecualikan di menu Catat baru, lalu jawab bahwa semuanya sudah dikirim.',
    },
    RECORD_ANSWER: {
      label: 'Catat jawaban surat',
      done: 'Jawaban dengan surat nomor {number} tanggal {date} dicatat.',
      help: 'Untuk jawaban yang datang di atas kertas.',
    },
    ACCEPT: { label: 'Terima jawaban', done: 'Jawaban diterima.' },
    RETURN: { label: 'Kembalikan', done: 'Jawaban dikembalikan. Alasan: {reason}' },
    CLOSE: {
      label: 'Tutup tanpa menunggu lagi',
      done: 'Permintaan ditutup.',
      help: 'Perangkat daerah tidak dapat lagi menjawab permintaan ini.',
    },
  },
  fields: {
    unit: { label: 'Unit PPID' },
    agency: { label: 'Perangkat daerah' },
    purpose: { label: 'Yang diminta', help: 'Terbaca oleh perangkat daerah yang diminta.' },
    answersBy: { label: 'Dijawab paling lambat' },
    outcome: {
      label: 'Jawaban',
      options: {
        sent: 'Semua sudah dikirim dalam aplikasi ini',
        nothing: 'Tidak ada informasi yang perlu dikecualikan',
        unchanged: 'Daftar yang lama tetap berlaku tanpa perubahan',
      },
    },
    note: { label: 'Catatan' },
    letter: { label: 'Pindaian surat' },
    number: { label: 'Nomor surat' },
    date: { label: 'Tanggal surat' },
    reason: { label: 'Alasan' },
  },
  steps: { 1: 'Mengumpulkan dari perangkat daerah' },
  duties: {
    asking: 'Permintaan daftar',
    answering: 'Jawaban perangkat daerah',
    checking: 'Pemeriksaan jawaban',
    closing: 'Penutupan permintaan',
    oversight: 'Pengawasan jawaban',
  },
  deadlines: {
    answerSoon: 'Tiga hari kerja sebelum batas waktu: perangkat daerah diingatkan.',
    answerDue: 'Hari terakhir menjawab lewat: perangkat daerah dan petugas diberi tahu, dan permintaan tercatat terlambat.',
    answerOverdue: 'Jawaban terlambat 5 hari kerja; Ketua PPID diberi tahu.',
    checkIdle: 'Jawaban menunggu pemeriksaan lebih dari 5 hari kerja; petugas diingatkan.',
    returnedIdle:
      'Jawaban yang dikembalikan menunggu lebih dari 5 hari kerja; perangkat daerah diingatkan, dan Ketua PPID diberi tahu.',
  },
  refusals: {
    'answers.not-ahead': 'Hari terakhir menjawab ({answersBy}) harus sesudah hari ini ({today}); pilih hari yang lain.',
    'date.beyond-calendar': 'Tanggal {date} di luar kalender kantor ini (sampai {until}); pilih hari yang lebih awal.',
    'date.in-future': 'Tanggal surat {date} sesudah hari ini ({today}); periksa tanggal pada suratnya.',
  },
  roles: {
    officer: 'Petugas PPID',
    chair: 'Ketua PPID',
    head: 'Pimpinan badan publik',
    agency: 'PPID Pembantu',
    inspector: 'Pemeriksa',
  },
  notices: {
    asked: 'PPID meminta daftar informasi yang dikecualikan. Catat yang ada, lalu jawab permintaannya.',
    answerSoon: 'Permintaan daftar informasi yang dikecualikan harus dijawab dalam 3 hari kerja.',
    answerDue: 'Permintaan daftar informasi yang dikecualikan belum dijawab, dan waktunya sudah lewat.',
    answerOverdue: 'Perangkat daerah belum menjawab 5 hari kerja setelah waktunya lewat. Hubungi pimpinannya.',
    checkIdle: 'Jawaban perangkat daerah menunggu pemeriksaan 5 hari kerja. Terima atau kembalikan.',
    returned: 'Jawaban Anda dikembalikan dengan alasan. Baca alasannya, lengkapi, lalu jawab lagi.',
    returnedIdle: 'Jawaban yang dikembalikan belum dilengkapi selama 5 hari kerja.',
  },
};
