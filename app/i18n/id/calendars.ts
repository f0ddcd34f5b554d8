/** What connects the calendars of a BUM Desa with other sites, in its console. */
export const calendars = {
  title: 'Sambungan kalender',
  lead: 'Agar kamar, rumah, atau tenda yang sudah dipesan di Lumbung tertutup juga di situs lain, dan sebaliknya.',
  none: 'Belum ada wisata berkalender',
  noneText: 'Tempat menginap dan wisata yang dapat disambungkan muncul di sini.',
  readOnly: 'Hanya direktur yang melihat alamat rahasia dan mengubah sambungan.',
  out: 'Kalender ini untuk situs lain',
  outHint:
    'Salin alamat ini ke situs lain (Airbnb, Google Kalender). Isinya hanya kapan terisi, tanpa nama tamu. Siapa pun yang punya alamatnya dapat membacanya.',
  noLink: 'Belum ada alamat.',
  hasLink: (date: string) => `Ada alamat sejak ${date}.`,
  makeLink: 'Buat alamat',
  renewLink: 'Ganti alamat',
  renewLinkOf: (name: string) => `Ganti alamat kalender ${name}`,
  renewText:
    'Alamat lama langsung mati: situs yang memakainya tidak tahu lagi kapan terisi, sampai alamat baru dipasang di sana.',
  renewSure: 'Ya, ganti alamat',
  unreadableLink: 'Alamatnya tidak dapat ditampilkan lagi. Ganti dengan yang baru.',
  isAmiss: 'Perlu dilihat',
  isGiven: 'Alamatnya sudah dibuat',
  isApart: 'Belum tersambung',
  address: 'Alamat kalender',
  addressOf: (name: string) => `Alamat kalender ${name}`,
  copy: 'Salin',
  copied: 'Tersalin',
  in: 'Kalender situs lain',
  inHint:
    'Tempel alamat ekspor kalender (iCal) tempat ini dari situs lain. Kami membacanya tiap setengah jam dan menutup malam yang terisi di sana.',
  feedAddress: 'Alamat iCal (https)',
  feedAddressOf: (name: string) => `Alamat iCal untuk ${name}`,
  follow: 'Sambungkan',
  unfollow: 'Putuskan',
  unfollowFrom: (name: string, site: string) => `Putuskan ${name} dari ${site}`,
  unfollowText: (site: string) =>
    `Malam yang ditutup oleh ${site} terbuka lagi dan dapat dipesan di sini, juga bila di sana sudah terisi.`,
  unfollowSure: 'Ya, putuskan',
  follows: (site: string) => `Mengikuti ${site}`,
  blocks: (count: number) => (count === 0 ? 'tidak ada malam terisi' : `${count} kali terisi`),
  neverRead: 'Belum dibaca.',
  readAt: (time: string) => `Terakhir terbaca ${time}.`,
  staleSince: (time: string) =>
    `Sejak ${time} tidak terbaca. Malam yang sudah ditutup tetap tertutup; yang baru di sana belum kami ketahui.`,
  neverSucceeded: 'Belum pernah terbaca. Belum ada malam yang ditutup dari situs ini.',
  problems: {
    'bad-address':
      'Alamatnya tidak dapat dipakai: harus https tanpa nomor port dan tanpa kata sandi.',
    'private-address': 'Alamatnya menunjuk ke jaringan pribadi, bukan ke internet.',
    unreachable: 'Situsnya tidak dapat dihubungi.',
    timeout: 'Situsnya tidak menjawab dalam 10 detik.',
    refused: 'Situsnya menolak. Mungkin alamatnya sudah diganti di sana.',
    'too-large': 'Kalendernya lebih dari 1 MB.',
    'not-a-calendar': 'Yang ada di alamat itu bukan kalender iCal.',
    'cut-off': 'Kalendernya terpotong di tengah.',
    unreadable: 'Ada isi kalender yang tidak dapat kami baca dengan pasti.',
    'too-much': 'Isinya tidak masuk akal: lebih dari 2.000 acara atau pengulangan tanpa akhir.',
    'suddenly-empty':
      'Kalendernya tiba-tiba kosong. Baru kami percaya bila sejam kemudian masih kosong.',
  },
  conflict: 'Malam ini diberikan dua kali',
  conflicts: (count: number) =>
    count === 1 ? 'Ada satu kalender bentrok' : `Ada ${count} kalender bentrok`,
  conflictText: (unit: string, from: string, to: string, site: string) =>
    `${unit}, ${from} – ${to}: juga terisi di ${site}. Pesanan di sini tidak kami ubah.`,
  beingPaid: 'Pembelinya sedang membayar.',
  refusals: {
    'bad-address': {
      title: 'Alamat itu tidak dapat dipakai',
      text: 'Tempel alamat lengkap yang berawal https:// dari halaman ekspor kalender situs lain.',
    },
    'already-changed': {
      title: 'Sudah diubah lebih dulu',
      text: 'Yang tampil di bawah ini keadaan terbarunya.',
    },
  },
}

export type CalendarTexts = typeof calendars
