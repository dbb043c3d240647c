import { type Texts } from '@tabir/engine';
import { ARTICLE_NAMES } from '@tabir/law';

/** Bahasa Indonesia, resmi. Ini bahasa utama aplikasi. */
export const textsId: Texts = {
  name: 'Perubahan pengaturan kantor',
  states: {
    proposed: 'Diusulkan, menunggu pengesahan orang lain',
    applying: 'Disahkan, sedang diberlakukan',
    recalculating: 'Berlaku, tenggat semua catatan dihitung ulang',
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
      help: 'Pengaturan yang baru berlaku bagi setiap langkah sesudahnya; yang sudah tercatat tidak berubah. Bila tangga pengingat berubah, tenggat semua catatan dihitung ulang.',
    },
    REJECT: { label: 'Tolak', done: 'Perubahan pengaturan ditolak. Alasan: {reason}' },
    WITHDRAW: { label: 'Tarik usulan', done: 'Usulan ditarik. Alasan: {reason}' },
    ADOPTED: { label: 'Pengaturan berlaku', done: 'Pengaturan yang baru mulai berlaku.' },
    RECORDS_RECALCULATED: {
      label: 'Tenggat dihitung ulang',
      done: '{checked} catatan dihitung ulang: {moved} bergeser, {failed} gagal.',
    },
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
    ladder: {
      label: 'Tangga pengingat',
      help: 'Jumlah hari kerja sebelum jangka waktu berakhir. Batas 30 hari kerja untuk menetapkan ditentukan peraturan dan tidak dapat diubah. Isi keempatnya.',
    },
    t90: { label: 'Pengingat pertama, peninjauan dimulai', help: 'Lazimnya 90 hari kerja.' },
    t60: { label: 'Pengingat kedua, kepada Tim Pertimbangan', help: 'Lazimnya 60 hari kerja.' },
    t45: { label: 'Pengingat ketiga, kepada Ketua PPID', help: 'Lazimnya 45 hari kerja.' },
    t5: { label: 'Peringatan terakhir', help: 'Lazimnya 5 hari kerja.' },
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
    verifiedArticles: {
      label: 'Pasal yang diperiksa bagian hukum',
      help: 'Cocokkan setiap nomor dengan naskah resmi; di daftar ini nomornya belum tentu benar. Dasar usulan ini menjadi bukti pemeriksaannya.',
    },
    article: { label: 'Pasal', options: ARTICLE_NAMES },
    verified: { label: 'Sudah diverifikasi', options: { true: 'Ya', false: 'Tidak lagi' } },
    numberPatterns: {
      label: 'Pola nomor surat unit ini',
      help: 'Untuk setiap jenis surat. Yang tidak diisi di sini tetap seperti sekarang.',
    },
    kind: {
      label: 'Jenis surat',
      options: {
        determination: 'Surat penetapan',
        sheet: 'Lembar pengujian konsekuensi',
        minutes: 'Berita acara pengujian',
        list: 'Daftar informasi yang dikecualikan',
        decision: 'Penetapan terbuka',
        letter: 'Surat persetujuan pimpinan',
      },
    },
    pattern: {
      label: 'Pola',
      help: 'Misalnya 188.4/{n}/PPID/{romanMonth}/{year}: {n} nomor urut dalam tahun itu, {month} bulan dengan angka. Kosongkan agar nomornya diketik.',
    },
    letterhead: {
      label: 'Kop daftar',
      help: 'Berdiri di kepala setiap edisi yang diumumkan sesudahnya; edisi yang sudah ada tidak berubah. Isi seluruhnya.',
    },
    government: { label: 'Pemerintah atau badan publik', help: 'Misalnya: Pemerintah Kota Contoh.' },
    office: { label: 'Perangkat daerah', help: 'Misalnya: Dinas Komunikasi dan Informatika.' },
    address: { label: 'Alamat', help: 'Jalan, kota, kode pos, telepon, laman.' },
    emblem: { label: 'Lambang', help: 'Gambar kecil di sebelah kiri kop. Kosongkan bila kop tanpa lambang.' },
    version: { label: 'Versi pengaturan' },
    agency: { label: 'Penguasa informasi' },
    checked: { label: 'Catatan diperiksa' },
    moved: { label: 'Catatan yang tenggatnya bergeser' },
    failed: { label: 'Catatan yang gagal dihitung ulang' },
    agencies: { label: 'Menurut penguasa informasi', help: 'Tanpa nama: milik unit PPID sendiri.' },
    through: { label: 'Sampai catatan' },
  },
  duties: { proposal: 'Pengusulan perubahan pengaturan', activation: 'Pengesahan perubahan pengaturan' },
  deadlines: { proposalIdle: 'Usulan menunggu lebih dari 5 hari kerja; yang mengesahkan diingatkan.' },
  refusals: {
    'change.nothing':
      'Usulan ini tidak mengubah pengaturan yang berlaku sekarang. Isi hal yang hendak diubah, atau tarik usulannya.',
    'ladder.order':
      'Tangga pengingat harus menurun: pengingat pertama lebih awal daripada yang kedua, dan yang kedua lebih awal daripada yang ketiga. Perbaiki jumlah harinya.',
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
    recalculated: 'Tangga pengingat yang baru berlaku dan tenggat semua catatan sudah dihitung ulang. Periksa yang bergeser.',
  },
};
