import { formatRupiah } from '#app/core/rupiah.ts'

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
    'without-visit':
      'Tambahan ini hanya untuk yang berkunjung. Masukkan tiketnya pada waktu yang sama.',
  },
  /** In a square of the calendar; the whole reason stands below it. */
  closedShort: {
    'too-soon': '',
    'too-far': '',
    'closed-date': 'tutup',
    'out-of-season': 'tutup',
    'closed-weekday': 'tutup',
    'not-offered': '',
    'group-too-small': '',
    'group-too-large': '',
    'stay-too-short': '',
    'stay-too-long': '',
    'closed-arrival-weekday': '',
    'too-many-people': '',
    'without-visit': '',
    full: 'penuh',
  },
  fullDay: 'Maaf, hari itu sudah penuh.',
  leaveThen: 'pulang pada hari ini',
  pricesOf: (label: string, unit: string) =>
    label ? `Harga untuk ${label.toLowerCase()}, per ${unit}.` : `Harga per ${unit}.`,
  nothingFree: 'Tidak ada hari kosong di bulan ini',
  nextFree: 'Hari kosong berikutnya:',
  noneUntil: (date: string) => `Sampai ${date} belum ada hari yang dapat dipesan.`,
  leadTime: (hours: number) =>
    hours % 24 === 0
      ? `Pesan paling lambat ${hours / 24} hari sebelumnya.`
      : `Pesan paling lambat ${hours} jam sebelumnya.`,
  openWeekdays: (days: string) =>
    days ? `Hanya buka hari ${days}.` : 'Hanya pada tanggal tertentu.',
  openSeasons: (seasons: string) => `Musimnya ${seasons}; di luar itu tutup.`,
  closedOn: (dates: string) => `Tutup pada ${dates}.`,
  chooseArrival: 'Ketuk hari datang.',
  chooseDeparture: (arrival: string) => `Datang ${arrival}. Sekarang ketuk hari pulang.`,
  onDay: (date: string) => `Pada ${date}`,
  forNights: (nights: number) => `Untuk ${nights} malam`,
  total: 'Jumlah',
  badDate: 'Pilih tanggalnya dahulu.',
  calendar: 'Kalender',
  chooseDay: 'Pilih hari',
  chooseAnother: 'Pilih hari lain di kalender, lalu coba lagi.',
  previousMonth: 'Bulan sebelumnya',
  nextMonth: 'Bulan berikutnya',
  full: 'penuh',
  left: (count: number) => `sisa ${count}`,
  day: 'Hari kunjungan',
  arrival: 'Datang',
  departure: 'Pulang',
  arriveBy: (time: string) => `Datang paling lambat pukul ${time.replace(':', '.')}.`,
  departBy: (time: string) => `Keluar paling lambat pukul ${time.replace(':', '.')}.`,
  nightsMinimum: (count: number) => `Paling sedikit ${count} malam.`,
  groupMinimum: (count: number) =>
    `Paling sedikit ${count} orang, semua yang datang bersama dihitung.`,
  time: 'Jam',
  at: (time: string) => `Pukul ${time.replace(':', '.')}`,
  howMany: 'Berapa orang?',
  rooms: 'Berapa kamar atau tenda?',
  room: 'Kamar atau tenda, per malam',
  unit: 'Kamar atau tenda',
  person: 'Per orang',
  addOns: 'Tambahan, bila perlu',
  addOnsText: 'Disiapkan di tempat untuk rombongan Anda, pada hari dan jam yang sama.',
  perNight: 'per malam',
  from: 'mulai',
  bookTitle: 'Pesan harinya sekarang',
  bookText:
    'Lihat hari yang masih kosong, masukkan ke keranjang, lalu bayar sekali bersama barang lain.',
  seeCalendar: 'Lihat kalender dan pesan',
  refund: {
    title: 'Bila Anda batal',
    tier: (days: number, percent: number) =>
      days === 0
        ? `Sebelum hari kunjungan tiba: uang kembali ${percent}%.`
        : `Lebih dari ${days} hari sebelum hari kunjungan: uang kembali ${percent}%.`,
    later: 'Sesudah itu uang tidak kembali.',
    never: 'Uang tidak kembali bila Anda batal.',
    byOperator: 'Bila pengelola yang membatalkan, uang kembali seluruhnya.',
    before: (date: string, amount: bigint) =>
      `Batal sebelum ${date}: kembali ${formatRupiah(amount)}.`,
    tooLate: 'Bila batal sekarang, uang tidak kembali.',
  },
  nights: (count: number) => `${count} malam`,
  stay: (from: string, to: string, nights: number) => `${from} – ${to} (${nights} malam)`,
  atTime: (date: string, time: string) => `${date}, pukul ${time.replace(':', '.')}`,
}

export type Bookings = typeof bookings
