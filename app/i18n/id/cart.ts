import { formatRupiah } from '#app/core/rupiah.ts'

export const cart = {
  title: 'Keranjang',
  lead: (lines: number, shops: number) => `${lines} macam barang dari ${shops} BUM Desa`,
  emptyTitle: 'Keranjang masih kosong',
  emptyText: 'Isi dengan hasil desa mana saja. Semua bisa dibayar sekali jalan.',
  emptyAction: 'Lihat produk desa',
  add: 'Masukkan keranjang',
  addAgain: 'Tambah lagi',
  added: 'Sudah masuk keranjang.',
  update: 'Perbarui',
  remove: 'Hapus',
  removeLabel: (name: string) => `Hapus ${name} dari keranjang`,
  perUnit: (price: string, unit: string) => `${price} / ${unit}`,
  fromVillage: (village: string) => `dari ${village}`,
  orderOf: (shop: string) => `Pesanan ke ${shop}`,
  itemsTotal: 'Total barang',
  shippingLater: 'Ongkos kirim dihitung setelah Anda mengisi alamat.',
  checkout: 'Lanjut ke pembayaran',
  continueShopping: 'Tambah belanjaan lain',
  oneCart: 'Satu keranjang, satu kali bayar',
  belowMinimum: (missing: bigint) =>
    `Kurang ${formatRupiah(missing)} lagi untuk mencapai belanja minimum di BUM Desa ini.`,
  leadTime: (days: number) => `Dibuat setelah dipesan, sekitar ${days} hari`,
  localOnly: 'Hanya antar lokal atau ambil di tempat',
  lostPurchase: 'Sudah membeli dan tautannya hilang?',
  findPurchase: 'Cari pembelian',
  recent: {
    title: 'Baru dibeli dari perangkat ini',
    payBy: (time: string) => `Bayar sebelum ${time}`,
    pay: 'Lanjutkan pembayaran',
    open: 'Lihat pembelian',
  },
  problems: {
    'request-over':
      'Waktu membayar permintaan rombongan ini sudah lewat. Hapus dari keranjang untuk melanjutkan.',
    'not-for-sale': 'Barang ini sedang tidak dijual. Hapus dari keranjang untuk melanjutkan.',
    'shop-closed': 'BUM Desa ini sedang tutup. Barang tetap tersimpan di keranjang Anda.',
    'sold-out':
      'Baru saja habis. Barang tetap tersimpan; hapus untuk melanjutkan dengan yang lain.',
    'too-many': (left: number) => `Sisa ${left}. Kurangi jumlahnya untuk melanjutkan.`,
    'price-changed': (before: bigint, now: bigint) =>
      `Harga berubah dari ${formatRupiah(before)} menjadi ${formatRupiah(now)} sejak Anda memasukkannya.`,
  },
  notices: {
    'not-for-sale': 'Maaf, barang itu sedang tidak dijual.',
    'sold-out': 'Maaf, barang itu baru saja habis.',
    'too-many': (left: number) => `Sisa ${left}. Jumlah di keranjang disesuaikan.`,
    'cart-full':
      'Keranjang penuh. Selesaikan dulu belanja ini, lalu lanjutkan dengan yang berikutnya.',
    quantity: 'Jumlah harus angka dari 1 sampai 999.',
    removed: 'Barang dihapus dari keranjang.',
    'removed-visit': (count: number) =>
      `Kunjungannya dihapus, bersama ${count} macam tambahan untuk kunjungan itu.`,
    refilled: 'Barang dari pembelian sebelumnya sudah kembali ke keranjang.',
    'left-out': (count: number) =>
      `${count} macam barang tidak ikut masuk: sedang tidak dijual, atau keranjang sudah penuh.`,
  },
}

export type Cart = typeof cart
