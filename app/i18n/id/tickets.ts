export const tickets = {
  title: 'Tiket',
  open: 'Buka tiket',
  show: 'Tunjukkan kode ini di gerbang. Terangkan layar, atau cetak.',
  qr: 'Kode QR tiket',
  /** Read aloud where no camera is at hand. */
  code: 'Kode ketik',
  withIt: 'Tambahan',
  payment: 'Pembayaran',
  when: 'Kapan',
  where: 'Di mana',
  whereIs: (village: string, district: string) => `${village}, Kecamatan ${district}`,
  howMany: 'Untuk',
  addOns: (count: number) => `${count} tambahan`,
  clock: (zone: string) => `Jam menurut ${zone}.`,
  operator: 'Pengelola',
  order: 'Pesanan',
  cancelling: 'Bila batal',
  keep: 'Siapa pun yang memegang kode ini dapat masuk. Kirim hanya kepada yang ikut.',
  calledOffTitle: 'Kunjungan ini dibatalkan oleh BUM Desa',
  calledOffText:
    'Di halaman pembelian ada alasannya, dan Anda memilih uang kembali atau tanggal baru.',
  cancelledTitle: 'Tiket ini dibatalkan',
  cancelledText: 'Kodenya tidak berlaku lagi di gerbang. Keterangannya ada di halaman pembelian.',
  overTitle: 'Kunjungan ini sudah lewat',
  print: 'Cetak (A6)',
  printHint: 'Untuk mencetak, pakai menu Cetak di peramban; pas di kertas A6.',
  saveAsPicture: 'Simpan sebagai gambar',
  addToCalendar: 'Simpan ke kalender',
  calendarText: (order: string, shop: string, phone: string) =>
    `Pesanan: ${order}\nPengelola: ${shop}, ${phone}`,
}

export type Tickets = typeof tickets
