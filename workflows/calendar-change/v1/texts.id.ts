import { type Texts } from '@tabir/engine';

/** Bahasa Indonesia, resmi. Ini bahasa utama aplikasi. */
export const textsId: Texts = {
  name: 'Perubahan kalender hari kerja',
  states: {
    proposed: 'Diusulkan, menunggu pengesahan orang lain',
    applying: 'Disahkan, sedang diberlakukan',
    recalculating: 'Berlaku, tenggat semua catatan dihitung ulang',
    inForce: 'Berlaku, semua tenggat sudah dihitung ulang',
    rejected: 'Ditolak atau ditarik',
  },
  events: {
    START: {
      label: 'Usulkan perubahan kalender',
      done: 'Perubahan kalender diusulkan.',
      help: 'Isi hanya yang hendak diubah: keputusan hari libur, minggu kerja, atau cuti bersama.',
    },
    ACTIVATE: {
      label: 'Sahkan dan berlakukan',
      done: 'Perubahan kalender disahkan.',
      help: 'Periksa dahulu tanggal yang bergeser. Tenggat yang tanggal barunya sudah lewat langsung jatuh tempo.',
    },
    REJECT: { label: 'Tolak', done: 'Perubahan kalender ditolak. Alasan: {reason}' },
    WITHDRAW: { label: 'Tarik usulan', done: 'Usulan ditarik. Alasan: {reason}' },
    ADOPTED: { label: 'Kalender berlaku', done: 'Kalender yang baru mulai berlaku.' },
    NOT_ADOPTED: {
      label: 'Tidak dapat diberlakukan',
      done: 'Tidak dapat diberlakukan: kalender sudah diubah oleh usulan lain, dan usulan ini tidak cocok lagi.',
    },
    RECORDS_RECALCULATED: {
      label: 'Tenggat dihitung ulang',
      done: '{checked} catatan dihitung ulang: {moved} bergeser, {failed} gagal.',
    },
  },
  fields: {
    unit: { label: 'Unit PPID' },
    basis: {
      label: 'Dasar',
      help: 'Keputusan bersama, surat edaran, atau keputusan yang menjadi dasar, dengan nomornya. Terbaca oleh semua pegawai.',
    },
    reason: { label: 'Alasan' },
    week: { label: 'Minggu kerja', options: { 5: 'Lima hari, Senin–Jumat', 6: 'Enam hari, Senin–Sabtu' } },
    cutiBersama: {
      options: { true: 'Ya', false: 'Tidak' },
      label: 'Cuti bersama adalah hari libur',
      help: 'Tidak: kantor ini bekerja pada cuti bersama.',
    },
    decree: { label: 'Keputusan hari libur' },
    id: { label: 'Nama singkat', help: 'Belum dipakai keputusan lain, misalnya skb-2027-perubahan.' },
    title: { label: 'Judul dan nomor' },
    signedOn: { label: 'Ditandatangani' },
    years: { label: 'Tahun yang diatur', help: 'Perkiraan hari libur pada tahun ini gugur.' },
    add: { label: 'Hari yang ditetapkan' },
    date: { label: 'Tanggal' },
    kind: {
      label: 'Jenis',
      options: {
        'national-holiday': 'Hari libur nasional',
        'cuti-bersama': 'Cuti bersama',
        'swapped-day-off': 'Libur pengganti',
        'swapped-workday': 'Hari kerja pengganti',
      },
    },
    name: { label: 'Nama hari' },
    remove: { label: 'Hari yang dicabut', help: 'Semua yang tercatat pada tanggal itu dihapus.' },
    version: { label: 'Versi kalender' },
    code: { label: 'Sebab' },
    agency: { label: 'Penguasa informasi' },
    checked: { label: 'Catatan diperiksa' },
    moved: { label: 'Catatan yang tenggatnya bergeser' },
    failed: { label: 'Catatan yang gagal dihitung ulang' },
    agencies: { label: 'Menurut penguasa informasi', help: 'Tanpa nama: milik unit PPID sendiri.' },
    through: { label: 'Sampai catatan' },
  },
  duties: { proposal: 'Pengusulan perubahan kalender', activation: 'Pengesahan perubahan kalender' },
  deadlines: { proposalIdle: 'Usulan menunggu lebih dari 5 hari kerja; yang mengesahkan diingatkan.' },
  refusals: {
    'change.nothing':
      'Usulan ini tidak mengubah kalender yang berlaku sekarang. Isi hal yang hendak diubah, atau tarik usulannya.',
    'decree.known':
      'Kalender sudah memuat keputusan dengan nama singkat ini, atau nama itu sudah punya arti lain. Pakai nama lain.',
    'decree.strange-day':
      'Tanggal {date} tidak cocok: harus termasuk tahun keputusan ini, dan yang dicabut harus tercatat pada kalender. Periksa tanggalnya.',
    'decree.day-twice':
      'Tanggal {date} sudah tercatat dengan jenis yang sama, atau di luar kalender kantor ini. Cabut dahulu yang lama, atau periksa tahunnya.',
    'four-eyes.proposer': 'Pengusul tidak dapat mengesahkan usulannya sendiri. Minta orang lain mengesahkannya.',
  },
  roles: {
    officer: 'Petugas PPID',
    chair: 'Ketua PPID',
    head: 'Pimpinan badan publik',
    inspector: 'Pemeriksa',
    administrator: 'Administrator',
  },
  notices: {
    proposalIdle: 'Usulan perubahan kalender menunggu 5 hari kerja. Sahkan atau tolak.',
    rejected: 'Usulan perubahan kalender ditolak dengan alasan. Baca alasannya.',
    'not-adopted':
      'Perubahan kalender tidak dapat diberlakukan: tidak cocok lagi dengan kalender yang berlaku. Periksa usulannya.',
    recalculated: 'Kalender yang baru berlaku dan tenggat semua catatan sudah dihitung ulang. Periksa yang bergeser.',
  },
};
