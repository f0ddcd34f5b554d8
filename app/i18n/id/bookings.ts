import { formatRupiah } from '#app/core/rupiah.ts'

export const bookings = {
  /** Why a day cannot be had. */
  refusals: {
    'too-soon': 'Waktunya sudah terlalu dekat. Pilih hari yang lebih jauh.',
    'too-far': 'Tanggal itu belum dibuka untuk pemesanan.',
    'called-off': 'BUM Desa membatalkan hari itu. Alasannya ada di kalender.',
    'closed-date': 'Tempat ini tutup pada tanggal itu.',
    'out-of-season': 'Tanggal itu di luar musimnya.',
    'closed-weekday': 'Tempat ini tutup pada hari itu.',
    'not-offered': 'Pilihan ini tidak tersedia pada tanggal itu.',
    'group-too-small': 'Jumlahnya kurang dari paling sedikit yang diterima.',
    'group-too-large': 'Jumlahnya lebih dari paling banyak yang diterima.',
    'stay-too-short': 'Menginapnya kurang lama untuk tempat ini.',
    'stay-too-long': 'Menginapnya terlalu lama untuk tempat ini.',
    'closed-arrival-weekday': 'Tamu tidak dapat datang pada hari itu.',
    'too-many-people': 'Tempat tidurnya tidak cukup untuk orang sebanyak itu.',
    'without-visit':
      'Tambahan ini hanya untuk yang berkunjung. Masukkan tiketnya pada waktu yang sama.',
  },
  /** In a square of the calendar; the whole reason stands below it. */
  closedShort: {
    'too-soon': '',
    'too-far': '',
    'called-off': 'batal',
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
  nextFree: 'Hari kosong terdekat:',
  noneUntil: (date: string) => `Sampai ${date} belum ada hari yang dapat dipesan.`,
  leadTime: (hours: number) =>
    hours % 24 === 0
      ? `Pesan paling lambat ${hours / 24} hari sebelumnya.`
      : `Pesan paling lambat ${hours} jam sebelumnya.`,
  openWeekdays: (days: string) =>
    days ? `Hanya buka hari ${days}.` : 'Hanya pada tanggal tertentu.',
  openSeasons: (seasons: string) => `Musimnya ${seasons}; di luar itu tutup.`,
  calledOffOn: (date: string, time: string | null, reason: string) =>
    `${date}${time ? ` pukul ${time}` : ''} dibatalkan BUM Desa: ${reason}`,
  closedOn: (dates: string) => `Tutup pada ${dates}.`,
  chooseArrival: 'Ketuk hari datang.',
  chooseDeparture: (arrival: string) => `Datang ${arrival}. Sekarang ketuk hari pulang.`,
  onDay: (date: string) => `Pada ${date}`,
  forNights: (nights: number) => `Untuk ${nights} malam`,
  total: 'Jumlah',
  facts: {
    title: 'Yang perlu diketahui',
    included: 'Sudah termasuk',
    excluded: 'Belum termasuk',
    bring: 'Bawalah',
    duration: 'Lamanya',
    age: 'Umur',
    ageFrom: (years: number) => `mulai ${years} tahun`,
    anyAge: 'semua umur',
    health: 'Perhatikan',
    insurance: 'Asuransi',
    insured: 'sudah termasuk',
    notInsured: 'tidak termasuk',
    parking: 'Parkir',
    parkingFees: {
      included: 'sudah termasuk',
      apart: 'dibayar terpisah di tempat',
      none: 'tidak ada tempat parkir',
    },
    weather: 'Bila hujan',
    weatherRules: {
      rainOrShine: 'Tetap berlangsung.',
      calledOff: 'Bila cuaca berbahaya, pengelola membatalkan dan uang Anda kembali penuh.',
    },
    languages: 'Bahasa',
    languageNames: { id: 'Indonesia', jv: 'Jawa', en: 'Inggris' },
    place: 'Titik kumpul dan arah',
    directions: 'Petunjuk jalan',
    openMap: 'Buka di OpenStreetMap',
    villageOnly: 'Peta menunjuk ke tengah desa; titik tepatnya tertulis di atas.',
  },
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
  groupMinimum: (counted: string) =>
    `Paling sedikit ${counted}, semua yang datang bersama dihitung.`,
  time: 'Jam',
  at: (time: string) => `Pukul ${time.replace(':', '.')}`,
  howManyGuests: 'Berapa tamu yang menginap?',
  guestsHint: 'Dewasa dan anak, semuanya.',
  guests: (count: number) => `${count} tamu`,
  addOns: 'Tambahan, bila perlu',
  /** `2 rompi pelampung` */
  counted: (count: number, label: string) =>
    `${count} ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
  deposit: (percent: number) =>
    `Bayar ${percent}% sekarang sebagai uang muka; sisanya Anda bayar di tempat saat datang.`,
  onSite: (amount: bigint) => `Bayar di tempat ${formatRupiah(amount)}`,
  onSiteEach: (amount: bigint) => `+ ${formatRupiah(amount)} di tempat`,
  onSiteTotal: 'Bayar di tempat',
  onSiteText: 'Belum termasuk: dibayar langsung kepada BUM Desa saat Anda datang.',
  onSitePaid: (amount: bigint) => `${formatRupiah(amount)} di tempat sudah lunas`,
  addOnsText: 'Disiapkan di tempat untuk rombongan Anda, pada hari dan jam yang sama.',
  perNight: 'per malam',
  from: 'mulai',
  bookTitle: 'Pesan harinya sekarang',
  bookText: 'Ketuk hari, masukkan ke keranjang, lalu bayar sekali bersama barang lain.',
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
