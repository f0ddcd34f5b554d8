export const payments = {
  wayToPay: 'Bayar dengan apa?',
  ways: {
    local: {
      title: 'QRIS, transfer bank, e‑wallet',
      text: 'Juga gerai minimarket. Anda memilihnya di halaman berikut.',
    },
    foreignCard: {
      title: 'Kartu internasional',
      text: 'Visa, Mastercard, dan kartu lain yang diterbitkan bank di luar Indonesia.',
    },
  },
  // On the payment page and the receipt of the provider.
  postageOf: (order: string) => `Ongkos kirim ${order}`,
  discountOf: (order: string) => `Potongan ${order}`,
}
