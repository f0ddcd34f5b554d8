/** Parcels by the big couriers, wherever they are spoken of. */
export const parcels = {
  speeds: { economy: 'Hemat', regular: 'Reguler', nextDay: 'Besok sampai' },
  service: (courier: string, speed: 'economy' | 'regular' | 'nextDay') =>
    `${courier} ${parcels.speeds[speed]}`,
  days: ({ from, to }: { from: number; to: number }) =>
    from === to ? `kira-kira ${from} hari kerja` : `kira-kira ${from}–${to} hari kerja`,
  daysUnknown: 'Lamanya tidak disebutkan kurir',
  /** Why none is offered, to the buyer. */
  problems: {
    away: 'Tarif kurir paket sedang tidak dapat kami tanyakan. Cobalah lagi beberapa menit lagi.',
    'no-weight':
      'Kurir paket belum dapat dipilih: berat salah satu barang belum diisi oleh BUM Desa ini.',
    'local-only':
      'Kurir paket tidak dapat dipilih: salah satu barang hanya dijual untuk daerah sekitar.',
    'no-area': 'Kurir paket belum dapat dipilih: mereka belum mengenali desa Anda.',
    nobody: 'Tidak ada kurir paket yang melayani desa Anda.',
  },
  /** For who brings the parcel to the counter. */
  desk: {
    title: 'Kurir paket',
    lead: (price: string) =>
      `Pembeli sudah membayar ongkosnya, ${price}. Uang itu milik BUM Desa: bayarkan di konter kurir.`,
    courier: 'Kurir',
    service: 'Layanan di konter',
    weight: 'Berat yang dihitung',
    grams: (grams: number) => `${grams} gram`,
    takes: 'Lamanya',
  },
  whatIsLeft: 'Cara lain tetap dapat dipilih:',
}

export type Parcels = typeof parcels
