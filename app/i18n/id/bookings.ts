export const bookings = {
  /** Why a day cannot be had. */
  refusals: {
    'too-soon': 'Waktunya sudah terlalu dekat. Pilih hari yang lebih jauh.',
    'too-far': 'Tanggal itu belum dibuka untuk pemesanan.',
    'closed-date': 'Tempat ini tutup pada tanggal itu.',
    'out-of-season': 'Tanggal itu di luar musimnya.',
    'closed-weekday': 'Tempat ini tutup pada hari itu.',
    'not-offered': 'Pilihan ini tidak tersedia pada tanggal itu.',
    'group-too-small': 'Jumlah orangnya kurang dari rombongan paling sedikit.',
    'group-too-large': 'Jumlah orangnya lebih dari rombongan paling banyak.',
    'stay-too-short': 'Menginapnya kurang lama untuk tempat ini.',
    'stay-too-long': 'Menginapnya terlalu lama untuk tempat ini.',
    'closed-arrival-weekday': 'Tamu tidak dapat datang pada hari itu.',
    'too-many-people': 'Kamarnya tidak cukup untuk orang sebanyak itu.',
  },
  badDate: 'Pilih tanggalnya dahulu.',
  nights: (count: number) => `${count} malam`,
  stay: (from: string, to: string, nights: number) => `${from} – ${to} (${nights} malam)`,
  atTime: (date: string, time: string) => `${date}, pukul ${time}`,
}

export type Bookings = typeof bookings
