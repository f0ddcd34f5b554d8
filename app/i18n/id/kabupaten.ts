export const kabupaten = {
  navigation: 'Dinas',
  role: 'Dinas PMD',
  office: 'Kabupaten Blitar',
  title: 'Jangkauan pasar desa',
  lead: 'Berapa desa yang sudah punya toko dan menawarkan sesuatu. Hanya angka gabungan, tanpa data pembeli.',
  reach: (villages: number, all: number) =>
    `${villages} dari ${all} desa terlayani BUM Desa yang berjualan`,
  shops: 'BUM Desa berjualan',
  listings: 'Barang & wisata ditawarkan',
  districts: 'Kecamatan terlayani',
  byDistrict: 'Menurut kecamatan',
  district: 'Kecamatan',
  villages: 'Desa/kelurahan',
  served: 'Terlayani',
  silent: 'Kecamatan tanpa penawaran',
  noneSilent: 'Setiap kecamatan menawarkan sesuatu.',
}

export type Kabupaten = typeof kabupaten
