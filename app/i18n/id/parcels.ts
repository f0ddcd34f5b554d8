/** Parcels by the big couriers, wherever they are spoken of. */
export const parcels = {
  speeds: { economy: 'Hemat', regular: 'Reguler', nextDay: 'Besok sampai' },
  service: (courier: string, speed: 'economy' | 'regular' | 'nextDay') =>
    `${courier} ${parcels.speeds[speed]}`,
  days: ({ from, to }: { from: number; to: number }) =>
    from === to ? `kira-kira ${from} hari kerja` : `kira-kira ${from}–${to} hari kerja`,
  daysUnknown: 'Lamanya tidak disebutkan kurir',
  /** On the pages that buyers read. */
  shown: {
    title: 'Dikirim kurir paket ke seluruh Indonesia',
    price: 'Ongkosnya menurut berat dan tujuan, tampil sebelum Anda membayar.',
  },
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
  /** The number of a parcel, and what its courier tells. */
  waybill: {
    title: 'Nomor resi',
    lead: 'Ada di bukti kirim dari konter. Pembeli melihatnya, dan kami menanyakan perjalanannya ke kurir.',
    number: 'Nomor resi',
    numberHint: 'Seperti di bukti kirim, misalnya JX1234567890.',
    courier: 'Kurir di bukti kirim',
    handOver: 'Serahkan dengan nomor resi ini',
    save: 'Simpan nomor resi',
    change: 'Ganti nomor resi',
    problems: {
      number: 'Tulis nomor resi seperti di bukti kirim: 6 sampai 30 huruf dan angka.',
      courier: 'Pilih kurirnya.',
    },
    numberOf: (courier: string) => `Resi ${courier}:`,
    statuses: {
      booked: 'Diterima konter kurir',
      onTheWay: 'Dalam perjalanan',
      problem: 'Ada kendala di perjalanan',
      returning: 'Dikembalikan ke pengirim',
      returned: 'Sudah kembali ke pengirim',
      delivered: 'Sudah sampai, menurut kurir',
    },
    nothingYet: 'Belum ada kabar dari kurir. Biasanya muncul beberapa jam setelah diserahkan.',
    checked: (time: string) => `Ditanyakan ke kurir ${time}.`,
    oldNews: (time: string) =>
      `Kurir sedang tidak menjawab. Ini kabar terakhir yang kami punya, dari ${time}.`,
  },
  whatIsLeft: 'Cara lain tetap dapat dipilih:',
}

export type Parcels = typeof parcels
