import { type Texts } from '@tabir/engine';

/** Bahasa Indonesia, resmi. Ini bahasa utama aplikasi. */
export const textsId: Texts = {
  name: 'Perubahan pengaturan kantor',
  states: {
    proposed: 'Diusulkan, menunggu pengesahan orang lain',
    applying: 'Disahkan, sedang diberlakukan',
    inForce: 'Sudah diberlakukan',
    rejected: 'Ditolak atau ditarik',
  },
  events: {
    START: {
      label: 'Usulkan perubahan pengaturan',
      done: 'Perubahan pengaturan diusulkan.',
      help: 'Isi hanya yang hendak diubah. Yang dikosongkan tetap seperti sekarang.',
    },
    ACTIVATE: {
      label: 'Sahkan dan berlakukan',
      done: 'Perubahan pengaturan disahkan.',
      help: 'Pengaturan yang baru berlaku bagi setiap langkah sesudahnya; yang sudah tercatat tidak berubah.',
    },
    REJECT: { label: 'Tolak', done: 'Perubahan pengaturan ditolak. Alasan: {reason}' },
    WITHDRAW: { label: 'Tarik usulan', done: 'Usulan ditarik. Alasan: {reason}' },
    ADOPTED: { label: 'Pengaturan berlaku', done: 'Pengaturan yang baru mulai berlaku.' },
  },
  fields: {
    unit: { label: 'Unit PPID' },
    basis: {
      label: 'Dasar',
      help: 'Peraturan, surat edaran, atau keputusan yang menjadi dasar, dengan nomornya. Terbaca oleh semua pegawai.',
    },
    reason: { label: 'Alasan' },
    openingTakesEffect: {
      label: 'Keputusan membuka mulai berlaku',
      help: 'Bila keputusan tidak menyebut tanggal.',
      options: { 'after-period': 'Sehari setelah jangka waktu berakhir', 'at-once': 'Seketika saat disetujui pimpinan' },
    },
    extensionsCount: {
      options: { true: 'Ya', false: 'Tidak' },
      label: 'Perpanjangan ikut dihitung dalam 30 tahun huruf a',
      help: 'Tidak: 30 tahun dihitung baru sejak setiap perpanjangan.',
    },
    opinionQuorum: {
      label: 'Jumlah pendapat yang menutup pertimbangan',
      help: 'Isi 0 bila seluruh anggota panel harus memberi pendapat.',
    },
    duties: {
      label: 'Pembagian tugas jabatan',
      help: 'Peran yang diisi menggantikan semua peran yang sekarang memegang tugas itu.',
    },
    duty: { label: 'Tugas jabatan' },
    roles: {
      label: 'Peran yang memegangnya',
      options: {
        officer: 'Petugas PPID',
        chair: 'Ketua PPID',
        'consideration-team': 'Tim Pertimbangan',
        head: 'Pimpinan badan publik',
        inspector: 'Pemeriksa',
        agency: 'PPID Pembantu',
        administrator: 'Administrator',
      },
    },
    version: { label: 'Versi pengaturan' },
  },
  duties: { proposal: 'Pengusulan perubahan pengaturan', activation: 'Pengesahan perubahan pengaturan' },
  deadlines: { proposalIdle: 'Usulan menunggu 5 hari kerja' },
  refusals: {
    'change.nothing':
      'Usulan ini tidak mengubah pengaturan yang berlaku sekarang. Isi hal yang hendak diubah, atau tarik usulannya.',
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
    proposalIdle: 'Usulan perubahan pengaturan menunggu 5 hari kerja. Sahkan atau tolak.',
    rejected: 'Usulan perubahan pengaturan ditolak dengan alasan. Baca alasannya.',
    adopted: 'Pengaturan yang diusulkan sudah berlaku.',
  },
};
