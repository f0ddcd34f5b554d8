/** Who works in the console of a BUM Desa, and what they may do there. */
export const staff = {
  title: 'Tim',
  lead: 'Siapa yang bekerja di konsol BUM Desa ini. Perubahan berlaku sejak klik mereka berikutnya.',
  back: 'Tim',
  you: 'Anda',
  since: (date: string) => `sejak ${date}`,
  secondFactor: 'Dua langkah aktif',
  noSecondFactor: 'Tanpa dua langkah',
  change: 'Ubah',
  changeOf: (name: string) => `Ubah peran ${name}`,
  role: 'Peran',
  roleTexts: {
    manager:
      'Pengaturan, tim, barang, wisata, pesanan, dan uang. Pembayaran kepada pelaku usaha disetujuinya sesudah disiapkan bendahara.',
    treasurer: 'Pesanan, kalender, kasir, dan uang. Tidak mengubah barang, wisata, dan pengaturan.',
    supervisor: 'Membaca semua kecuali data pembeli. Tidak mengubah apa pun.',
    staff: 'Barang, wisata, pesanan, kalender, dan kasir. Tidak mengubah pengaturan.',
  },
  unit: 'Unit usaha staf',
  unitHint:
    'Hanya untuk peran Staf. Staf satu unit hanya mengurus unitnya: barang, stok, wisata, kalender dan tamunya, kasir, gerbang, serta bagian pesanan unit itu. Pembeli barang, unit lain, dan uang BUM Desa tidak terlihat.',
  wholeShop: 'Seluruh BUM Desa',
  save: 'Simpan',
  cancel: 'Batal',
  saved: 'Tersimpan.',
  revoked: 'Undangan dicabut. Tautannya tidak berlaku lagi.',
  removed: 'Sudah dikeluarkan dari tim.',
  remove: 'Keluarkan dari tim',
  removeTitle: (name: string) => `Keluarkan ${name}?`,
  removeText: (name: string, shop: string) =>
    `${name} tidak bisa lagi membuka konsol ${shop}, sejak klik berikutnya. Akunnya tetap ada sebagai pembeli, dan yang pernah dikerjakannya tetap tercatat.`,
  leave: 'Keluar dari tim',
  leaveTitle: 'Keluar dari tim?',
  confirmLeave: 'Ya, keluar',
  leaveText: (shop: string) =>
    `Anda tidak bisa lagi membuka konsol ${shop}. Hanya direktur lain yang dapat mengundang Anda kembali.`,
  confirm: 'Ya, keluarkan',
  ownRole: 'Peran sendiri diubah oleh direktur lain.',
  invite: {
    open: 'Undang',
    title: 'Undang ke tim',
    lead: 'Anda mendapat satu tautan untuk dikirim lewat WhatsApp. Tautan berlaku 7 hari dan hanya untuk satu orang.',
    name: 'Nama orangnya',
    nameHint: 'Supaya Anda tahu undangan ini untuk siapa.',
    ready: (role: string) =>
      `Tautan ini hanya ditampilkan sekali ini. Siapa pun yang membukanya lebih dulu menjadi ${role}, jadi kirim hanya kepada orangnya.`,
    text: (shop: string, role: string, link: string) =>
      `${shop} mengundang Anda bekerja di konsolnya di Lumbung sebagai ${role}. Buka tautan ini: ${link}`,
  },
  join: {
    pageTitle: 'Undangan tim',
    title: (shop: string) => `${shop} mengundang Anda`,
    lead: (role: string) => `Bekerja di konsol BUM Desa ini sebagai ${role}.`,
    alreadyMember:
      'Akun ini sudah ada di tim BUM Desa ini, dan perannya tidak berubah. Untuk mengubahnya, minta direktur.',
  },
  errors: {
    name: 'Tulis namanya, paling panjang 60 huruf.',
    phone: 'Tulis nomor ponsel Indonesia, misalnya 0812-3456-7890.',
    unit: 'Pilih unit yang masih buka.',
    role: 'Pilih salah satu.',
    unknown: 'Ada isian yang tidak dikenal. Muat ulang halaman ini.',
  },
  problems: {
    role: 'Pilih salah satu.',
    'unit-gone': 'Unit itu sudah ditutup. Pilih unit lain.',
    'own-role': 'Peran sendiri tidak bisa diubah. Mintalah direktur lain.',
    'last-manager':
      'Ini satu-satunya direktur. Jadikan orang lain direktur dulu, supaya konsol tetap ada yang memegang.',
  },
}

export type StaffTexts = typeof staff
