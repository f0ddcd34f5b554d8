/** The lines of business (unit usaha) of a BUM Desa, in its console. */
export const businessUnits = {
  title: 'Unit usaha',
  lead: 'Bagian usaha BUM Desa, misalnya toko desa, wisata, atau kopi. Setiap barang dan wisata masuk paling banyak satu unit, sehingga penjualannya dapat dilaporkan per unit.',
  none: 'Belum ada unit usaha',
  noneText:
    'Tanpa unit pun BUM Desa dapat berjualan. Buat unit bila laporan Anda perlu dipisah menurut bagian usaha.',
  add: 'Tambah unit usaha',
  addLead: 'Sesudah dibuat, pilih unitnya di halaman barang atau wisata.',
  change: (name: string) => `Ubah ${name}`,
  unit: 'Unit usaha',
  noUnit: 'Tanpa unit',
  anyUnit: 'Semua unit',
  assign: 'Pindahkan',
  assignTitle: 'Unit usaha',
  assignLead: 'Penjualan yang sudah tercatat ikut dihitung di unit yang Anda pilih.',
  assignMany: (count: number) => `Pindahkan ${count} barang ini ke satu unit usaha`,
  staffRole: 'Staf unit',
  isClosed: 'Ditutup',
  holds: (goods: number, visits: number) => `${goods} barang · ${visits} wisata`,
  goods: 'Lihat barang',
  orders: 'Lihat pesanan',
  close: 'Tutup unit ini',
  closeText:
    'Unit yang ditutup tidak dapat dipilih lagi. Barang dan wisata di dalamnya tetap dijual sampai Anda memindahkannya, dan penjualannya tetap tercatat.',
  reopen: 'Buka kembali',
  reopenText: 'Unit ini ditutup. Setelah dibuka kembali, barang dan wisata dapat dimasukkan lagi.',
  notices: {
    added: 'Unit usaha sudah dibuat.',
    saved: 'Perubahan sudah disimpan.',
    closed: 'Unit usaha sudah ditutup.',
    reopened: 'Unit usaha sudah dibuka kembali.',
    changed: 'Orang lain sudah mengubahnya lebih dulu. Periksa daftarnya.',
  },
  /** What somebody who works in one unit has to do. */
  lines: {
    title: 'Perlu disiapkan',
    short: 'Siapkan',
    lead: 'Pesanan barang unit Anda. Siapkan, lalu tekan Siap; kantor BUM Desa mengurus pembelinya.',
    notices: {
      ready: 'Ditandai siap. Kantor BUM Desa sudah melihatnya.',
      takenBack: 'Belum siap lagi.',
      changed: 'Pesanan ini sudah berubah, jadi tandanya tidak diganti.',
    },
    paid: (time: string) => `Dibayar ${time}`,
    caption: 'Bagian unit Anda dalam pesanan ini',
    what: 'Barang atau wisata',
    when: 'Tanggal kunjungan',
    howMany: 'Jumlah',
    rest: 'Hanya bagian unit Anda yang terlihat di sini. Pembeli dan pembayarannya diurus kantor BUM Desa.',
  },
  fields: {
    name: {
      label: 'Nama unit',
      hint: 'Seperti di AD/ART atau di papan namanya, misalnya Unit Wisata Pantai.',
    },
  },
  options: {},
  problems: { taken: 'Sudah ada unit dengan nama itu.' },
  formats: {},
}

export type BusinessUnitTexts = typeof businessUnits
