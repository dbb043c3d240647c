import { type Texts } from '@tabir/engine';

/** Bahasa Indonesia, resmi. Ini bahasa utama aplikasi. */
export const textsId: Texts = {
  name: 'Perubahan perangkat daerah',
  states: {
    proposed: 'Diusulkan, menunggu pengesahan orang lain',
    scheduled: 'Disahkan, menunggu hari berlaku',
    applying: 'Disahkan, sedang diberlakukan',
    transferring: 'Berlaku, catatannya sedang dialihkan',
    incomplete: 'Berlaku, ada catatan yang belum dapat dialihkan',
    inForce: 'Sudah diberlakukan',
    rejected: 'Ditolak atau ditarik',
  },
  events: {
    START: {
      label: 'Usulkan perubahan perangkat daerah',
      done: 'Perubahan perangkat daerah diusulkan.',
      help: 'Isi hanya yang diperlukan jenis perubahannya.',
    },
    ACTIVATE: {
      label: 'Sahkan dan berlakukan',
      done: 'Perubahan perangkat daerah disahkan.',
      help: 'Bila perangkat daerah berakhir, semua catatannya dialihkan atas nama Anda dan pegawainya tidak dapat lagi membacanya.',
    },
    REJECT: { label: 'Tolak', done: 'Perubahan perangkat daerah ditolak. Alasan: {reason}' },
    WITHDRAW: { label: 'Tarik usulan', done: 'Usulan ditarik. Alasan: {reason}' },
    ADOPTED: { label: 'Berlaku', done: 'Perubahan perangkat daerah mulai berlaku.' },
    NOT_ADOPTED: {
      label: 'Tidak dapat diberlakukan',
      done: 'Tidak dapat diberlakukan: perangkat daerah yang disebut sudah berakhir, atau nama itu sudah dipakai.',
    },
    BATCH_ANSWERED: { label: 'Catatan dialihkan', done: 'Sebagian catatan sudah diproses; yang belum: {left}.' },
    RETRY: {
      label: 'Alihkan yang tersisa',
      done: 'Catatan yang tersisa dialihkan sekali lagi.',
      help: 'Periksa dahulu mengapa catatan itu menolak.',
    },
  },
  fields: {
    unit: { label: 'Unit PPID' },
    kind: {
      label: 'Jenis perubahan',
      options: {
        found: 'Dibentuk: isi nama',
        rename: 'Berganti nama: pilih perangkat daerah, isi nama',
        merge: 'Digabung: pilih perangkat daerah dan tujuannya',
        dissolve: 'Dihapus, urusannya ke unit PPID: pilih perangkat daerah',
      },
    },
    agency: { label: 'Perangkat daerah', help: 'Yang berganti nama atau berakhir.' },
    name: { label: 'Nama baru' },
    into: { label: 'Digabung ke' },
    basis: { label: 'Dasar', help: 'Peraturan atau keputusan yang menjadi dasar. Terbaca oleh semua pegawai.' },
    number: { label: 'Nomor' },
    date: { label: 'Tanggal' },
    effectiveOn: { label: 'Mulai berlaku', help: 'Kosongkan bila berlaku sejak disahkan di sini. Boleh hari yang sudah lewat.' },
    reason: { label: 'Alasan', help: 'Ikut tercatat pada setiap catatan yang dialihkan.' },
    version: { label: 'Versi daftar perangkat daerah' },
    code: { label: 'Sebab' },
    applied: { label: 'Catatan yang dialihkan' },
    refused: { label: 'Catatan yang belum dialihkan' },
    member: { label: 'Catatan' },
    rules: { label: 'Alasan penolakan' },
    left: { label: 'Belum ditanya' },
  },
  duties: { proposal: 'Pengusulan perubahan perangkat daerah', activation: 'Pengesahan perubahan perangkat daerah' },
  deadlines: {
    proposalIdle: 'Usulan menunggu lebih dari 5 hari kerja; yang mengesahkan diingatkan.',
    transferIdle: 'Catatan yang tersisa menunggu lebih dari 5 hari kerja; yang mengesahkan diingatkan.',
    takesEffect: 'Hari berlaku tiba: perubahan ini berlaku.',
  },
  refusals: {
    'agency.missing': 'Pilih perangkat daerah yang berganti nama atau berakhir.',
    'name.missing': 'Isi nama yang baru.',
    'into.missing': 'Pilih perangkat daerah tujuan penggabungan.',
    'into.itself': 'Perangkat daerah tidak dapat digabung ke dirinya sendiri; pilih tujuan yang lain.',
    'field.superfluous': 'Isian {field} tidak diperlukan jenis perubahan ini; kosongkan isian itu.',
    'date.in-future': 'Tanggal {date} sesudah hari ini ({today}); catat setelah ditandatangani.',
    'date.beyond-calendar': 'Tanggal {date} di luar kalender kantor ini (sampai {until}); pilih hari yang lebih awal.',
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
    proposalIdle: 'Usulan perubahan perangkat daerah menunggu 5 hari kerja. Sahkan atau tolak.',
    transferIdle:
      'Ada catatan perangkat daerah yang sudah berakhir dan belum dialihkan selama 5 hari kerja. Alihkan yang tersisa.',
    rejected: 'Usulan perubahan perangkat daerah ditolak dengan alasan. Baca alasannya.',
    'not-adopted': 'Perubahan perangkat daerah tidak dapat diberlakukan. Periksa usulannya.',
    incomplete:
      'Perangkat daerah sudah berakhir, tetapi ada catatannya yang belum dapat dialihkan. Periksa, lalu alihkan yang tersisa.',
    adopted: 'Perubahan perangkat daerah sudah berlaku. Perbarui peran pegawainya.',
  },
};
