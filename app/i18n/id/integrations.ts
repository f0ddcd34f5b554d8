export const integrations = {
  title: 'Sambungan ke luar',
  lead: 'Layanan yang dipakai sekarang, dan apakah masih menjawab. Semuanya diatur saat Lumbung dinyalakan; kata sandi dan kunci tidak pernah tampil di sini.',
  capabilities: {
    payments: 'Pembayaran',
    search: 'Pencarian',
    pictures: 'Foto',
    shipping: 'Pengiriman',
    payouts: 'Pencairan',
    messages: 'Pesan',
  },
  adapters: {
    midtrans: 'Midtrans',
    stripe: 'Stripe',
    'manual-transfer': 'Rekening dan QRIS sendiri',
    postgres: 'PostgreSQL (bawaan)',
    meilisearch: 'Meilisearch, dengan PostgreSQL sebagai cadangan',
    local: 'Penyimpanan server ini',
    cloudinary: 'Cloudinary',
    village: 'Kurir desa dan ambil sendiri (bawaan)',
    rajaongkir: 'RajaOngkir (tarif dan lacak kiriman kurir)',
    biteship: 'Biteship (tarif dan lacak kiriman kurir)',
    iris: 'Iris Midtrans (kabar transfer pengembalian)',
    smtp: 'E-mail lewat SMTP',
    whatsapp: 'WhatsApp (Cloud API Meta)',
    inbox: 'Kotak masuk di Lumbung (tanpa e-mail)',
    'demo-inbox': 'Kotak masuk contoh',
  } as Record<string, string>,
  states: {
    working: 'Tersambung',
    failing: 'Tidak tersambung',
    untested: 'Belum diuji',
    builtIn: 'Selalu ada',
  },
  facts: {
    tested: 'Terakhir diuji',
    succeeded: 'Terakhir berhasil diuji',
    never: 'belum pernah',
    notLately: 'tidak ada dalam 90 hari ini',
    used: {
      payments: 'Kabar terakhir dari penyedia',
      search: 'Terakhir menerima perubahan',
      messages: 'Pesan terakhir terkirim',
    },
  },
  took: (milliseconds: number) => `${milliseconds} ms`,
  test: 'Uji sambungan',
  testOf: (name: string) => `Uji sambungan ${name}`,
  nothingToTest: 'Bagian dari Lumbung sendiri; tidak ada yang perlu diuji.',
  results: {
    working: (name: string) => `${name} menjawab.`,
    failing: (name: string) => `${name} belum dapat dipakai.`,
  },
  unknown: 'Layanan itu tidak dipakai sekarang, atau tidak perlu diuji.',
  problems: {
    refused: 'Layanan menjawab, tetapi menolak kunci atau kata sandinya. Periksa pengaturannya.',
    'no-answer': 'Layanan tidak menjawab. Periksa alamatnya, atau tunggu sampai pulih.',
    'no-credit': 'Layanan menjawab, tetapi saldo akun kita di sana habis. Isi saldonya.',
    unusable:
      'Layanan menjawab, tetapi jawabannya tidak dapat dibaca. Periksa alamat dan versinya.',
    'search-unready':
      'Layanan menjawab, tetapi belum dapat dipakai: mungkin isinya kosong atau versinya sudah usang. Meilisearch harus versi 1.12 atau lebih baru; isinya dibuat dengan npm run search:reindex.',
  } as Record<string, string>,
}

export type IntegrationsTexts = typeof integrations
