export const errors = {
  requestId: 'Kode permintaan',
  goHome: 'Ke beranda',
  goSearch: 'Cari barang lain',
  tryAgain: 'Coba lagi',
  lostSignal: {
    title: 'Sinyal terputus',
    form: 'Isian Anda masih ada di halaman ini. Kirim lagi setelah ada sinyal.',
    page: 'Halaman berikutnya dibuka begitu sinyal kembali.',
  },
  cutOff: {
    title: 'Halaman ini terpotong di jalan',
    text: 'Sinyalnya terputus sebelum halaman sampai seluruhnya. Muat ulang setelah sinyal kembali.',
  },
  reload: 'Muat ulang',
  badRequest: {
    title: 'Permintaan tidak terbaca',
    text: 'Alamat atau isian yang dikirim tidak lengkap. Silakan kembali lalu coba sekali lagi.',
  },
  forbidden: {
    title: 'Halaman ini bukan untuk akun Anda',
    text: 'Masuk dengan akun yang berhak, atau minta pengelola BUM Desa memberi Anda akses.',
  },
  forbiddenForm: {
    title: 'Formulir ini tidak dikirim dari halaman Lumbung',
    text: 'Demi keamanan, permintaan tidak kami proses. Muat ulang halamannya lalu kirim sekali lagi.',
  },
  notFound: {
    title: 'Halaman tidak ditemukan',
    text: 'Mungkin alamatnya keliru, atau barangnya sudah tidak dijual. Masih banyak hasil desa lain yang menunggu Anda.',
  },
  otherShop: {
    title: 'Di jendela lain Anda membuka BUM Desa yang lain',
    text: 'Tidak ada yang diubah. Kembali ke halaman sebelumnya, pilih lagi BUM Desa yang Anda maksud, lalu kirim sekali lagi.',
  },
  tooMany: {
    title: 'Mohon tunggu sebentar',
    text: 'Terlalu banyak percobaan dari perangkat Anda. Silakan coba lagi beberapa menit lagi.',
  },
  unavailable: {
    title: 'Lumbung sedang dirapikan',
    text: 'Layanan sedang tidak tersedia. Keranjang dan pesanan Anda aman; silakan coba lagi sebentar lagi.',
  },
  unexpected: {
    title: 'Maaf, ada yang keliru di pihak kami',
    text: 'Kejadian ini sudah tercatat. Jika terulang, sebutkan kode permintaan di bawah ini kepada kami. Pembayaran tidak akan ditagih dua kali.',
  },
}

export type Errors = typeof errors
