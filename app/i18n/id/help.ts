import { purchase } from './purchase.ts'

/** The deadlines that the rules of orders and payments really keep; the page hands them in. */
export type HelpFacts = {
  holdMinutes: number
  slowHoldMinutes: number
  acceptHours: number
  buyerWaitsDays: number
  freeCancelDays: number
  askCourierDays: number
  askPickupDays: number
  presumeDays: number
  completeDays: number
}

export type HelpSection = {
  /** The end of its address, the same in both languages. */
  id: 'beli' | 'bayar' | 'terima' | 'batal' | 'uang-kembali' | 'masalah' | 'bumdes'
  title: string
  text?: readonly string[]
  /** One after the other. */
  steps?: readonly string[]
  points?: readonly string[]
}

const sections = (f: HelpFacts): HelpSection[] => [
  {
    id: 'beli',
    title: 'Cara membeli',
    steps: [
      'Pilih barang dari desa mana saja dan masukkan ke keranjang. Barang dari banyak BUM Desa boleh dicampur.',
      'Buka keranjang, periksa jumlahnya, lalu lanjut ke pembayaran. Cukup nama dan nomor HP; akun tidak wajib.',
      'Pilih untuk tiap BUM Desa: diantar kurir desa atau Anda ambil sendiri. Ongkos kirimnya langsung terlihat.',
      'Periksa sekali lagi, lalu bayar satu kali untuk semuanya.',
      'Simpan tautan halaman pembelian Anda. Di sana terlihat kabar tiap pesanan, dan di sana pula Anda membatalkan atau bertanya.',
    ],
    text: [
      'Beberapa BUM Desa punya belanja minimum, dan beberapa barang baru dibuat setelah dipesan. Keduanya tertulis sebelum Anda membayar.',
    ],
  },
  {
    id: 'bayar',
    title: 'Cara membayar',
    text: [
      'Anda memilih cara bayar di halaman pembayaran: QRIS, dompet digital, kartu, virtual account bank, atau gerai minimarket. Tidak ada biaya selain yang tertulis pada langkah terakhir.',
    ],
    points: [
      `Barang kami simpankan ${f.holdMinutes} menit selama Anda membayar. Jika memilih virtual account atau gerai, barang disimpan sampai batas bayarnya, paling lama ${f.slowHoldMinutes} menit.`,
      'Lewat waktunya, barang kembali dijual dan tidak ada yang ditagih.',
      'Terlanjur membayar setelah waktunya habis? Jika semua barang masih ada, pembelian dilanjutkan. Jika tidak, uang Anda kami kembalikan.',
      `Halaman pembayaran macet? Buka lagi halaman pembelian Anda dan tekan “${purchase.awaiting.otherMethod}”. ${purchase.awaiting.otherMethodHint}`,
    ],
  },
  {
    id: 'terima',
    title: 'Mengambil dan menerima barang',
    text: [
      `Setelah dibayar, tiap BUM Desa punya ${f.acceptHours} jam untuk menerima pesanan Anda, lalu mengemasnya.`,
    ],
    points: [
      'Kurir desa: diantar ke alamat Anda dengan tarif tetap per kecamatan. Tidak semua BUM Desa menjangkau semua kecamatan; yang tidak terjangkau dapat Anda ambil.',
      `Ambil sendiri: gratis, di tempat dan jam yang tertulis pada pesanan. Datanglah setelah keadaannya “${purchase.order.handedOver.pickup}” dan sebutkan nomor pesanan.`,
      `Sudah di tangan? Tekan “${purchase.received}” di halaman pembelian.`,
      `Belum ditandai diterima? Kami bertanya kepada Anda ${f.askCourierDays} hari setelah diserahkan ke kurir, atau ${f.askPickupDays} hari setelah siap diambil. Tanpa jawaban selama ${f.presumeDays} hari, pesanan dianggap sudah diterima.`,
      `Tidak datang? Tekan “${purchase.complaint.link.possible}” atau, bila kami bertanya, “${purchase.notReceived}”: BUM Desa kami kabari, dan uangnya tertahan.`,
    ],
  },
  {
    id: 'batal',
    title: 'Membatalkan',
    points: [
      'Belum dibayar: batalkan kapan saja di halaman pembelian. Tidak ada yang ditagih.',
      `Sudah dibayar, belum diterima BUM Desa: tekan “${purchase.cancelOrder}”. Uang pesanan itu kembali seluruhnya.`,
      `Sudah diterima BUM Desa: pesanan tidak dapat dibatalkan sepihak, kecuali ${f.buyerWaitsDays} hari kemudian belum juga diserahkan. Sebelum itu, tanyakan kepada BUM Desa; mereka masih dapat membatalkannya selama barang belum diserahkan.`,
      `Kunjungan wisata (tiket, menginap, paket): tiap tempat menulis berapa uang yang kembali, makin dekat harinya makin sedikit. Aturannya tertulis sebelum Anda membayar, lalu di halaman pembelian dan di tiket. Bila tempat itu tidak menulis apa-apa: seluruhnya sampai ${f.freeCancelDays} hari sebelum hari pertamanya. Bila pengelola yang membatalkan, uang kembali seluruhnya.`,
      `BUM Desa menolak atau tidak menjawab dalam ${f.acceptHours} jam: pesanan batal sendiri dan uangnya kembali.`,
    ],
    text: [
      'Tiap pesanan dibatalkan sendiri-sendiri; pesanan Anda dari BUM Desa lain tetap berjalan.',
    ],
  },
  {
    id: 'uang-kembali',
    title: 'Uang kembali',
    text: [
      'Yang kembali adalah seluruh uang pesanan yang batal, termasuk ongkos kirimnya. Anda tidak perlu mengajukan apa pun: begitu pesanan batal, pengembaliannya dimulai.',
    ],
    points: [
      'QRIS, dompet digital, dan kartu: kembali lewat cara bayar yang sama. Pada kartu, uangnya dapat baru terlihat setelah beberapa hari kerja.',
      'Virtual account, tagihan Mandiri, dan gerai tidak dapat mengembalikan uang sendiri, jadi petugas kami mentransfernya. Isi rekening tujuan di halaman pembelian Anda.',
      'Kami tidak pernah meminta PIN, kata sandi, atau kode OTP, dan rekening hanya ditanyakan di halaman pembelian.',
    ],
  },
  {
    id: 'masalah',
    title: 'Barang kurang, rusak, atau keliru',
    text: [
      `Tekan “${purchase.complaint.link.possible}” pada pesanan itu dan ceritakan masalahnya, paling lambat ${f.completeDays} hari setelah diterima; sesudah itu pesanan selesai dan uangnya menjadi hak penjual. Selama keluhan terbuka, uangnya tertahan.`,
      'Bicarakan juga dengan BUM Desa lewat tombol WhatsApp: mereka dapat mengembalikan uang Anda. Bila Anda berdua tidak sepakat, petugas Lumbung yang memutuskan.',
      'Belum beres? Layanan pengaduan ada di bagian bawah setiap halaman.',
    ],
  },
  {
    id: 'bumdes',
    title: 'Apa itu BUM Desa?',
    text: [
      'Badan Usaha Milik Desa adalah badan hukum yang didirikan oleh desa untuk mengelola usaha bagi kesejahteraan warganya. BUM Desa Bersama didirikan oleh beberapa desa sekaligus.',
      'Di Lumbung, setiap toko adalah BUM Desa. Ia menjual barang buatan pelaku usaha di desanya, menerima dan mengemas pesanan, dan bertanggung jawab kepada Anda. Nomor badan hukum dan NIB-nya tertera di halaman toko.',
      'Setelah membayar, halaman pembelian menunjukkan ke mana uang Anda pergi: berapa untuk pelaku usaha, berapa untuk BUM Desa, dan berapa untuk layanan Lumbung.',
    ],
  },
]

export const help = {
  title: 'Bantuan',
  description:
    'Cara membeli, membayar, mengambil, dan membatalkan di Lumbung, bagaimana uang kembali, dan apa itu BUM Desa.',
  lead: 'Jawaban singkat tentang belanja di desa.',
  contents: 'Di halaman ini',
  lostTitle: 'Tautan pembelian hilang?',
  lostText: 'Dengan nomor pembelian dan nomor HP Anda, tautannya kami kirim lagi.',
  sections,
}

export type Help = typeof help
