export const payments = {
  transfer: {
    exactly: 'Transfer tepat sebesar',
    rounding: (amount: string) =>
      `Termasuk kode unik ${amount}. Jangan dibulatkan: dari nominal inilah pembayaran Anda dikenali.`,
    bank: 'Bank',
    account: 'Nomor rekening',
    holder: 'Atas nama',
    qris: 'Atau pindai QRIS',
    qrisLabel: (name: string) => `Kode QRIS ${name}`,
    qrisHint: 'Nominalnya sudah terisi. Pastikan nama di aplikasi Anda sama dengan nama di atas.',
    proof: 'Bukti transfer',
    proofHint: 'Foto atau tangkapan layar. Hanya petugas pemeriksa yang melihatnya.',
    submit: 'Kirim bukti transfer',
  },
  wayToPay: 'Bayar dengan apa?',
  rounding: 'Kode unik',
  ways: {
    transfer: {
      title: 'Transfer bank atau QRIS, diperiksa petugas',
      text: 'Nominalnya ditambah kode unik Rp1–Rp999. Setelah transfer, unggah buktinya di halaman berikut.',
    },
    local: {
      title: 'QRIS, transfer bank, e‑wallet',
      text: 'Juga gerai minimarket. Anda memilihnya di halaman berikut.',
    },
    foreignCard: {
      title: 'Kartu internasional',
      text: 'Visa, Mastercard, dan kartu lain yang diterbitkan bank di luar Indonesia.',
    },
    onDelivery: {
      title: 'Bayar di tempat',
      text: 'Tunai atau QRIS, saat barang Anda terima dari kurir desa atau di titik ambil.',
    },
  },
  // On the payment page and the receipt of the provider.
  postageOf: (order: string) => `Ongkos kirim ${order}`,
  discountOf: (order: string) => `Potongan ${order}`,
}
