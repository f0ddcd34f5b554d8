import { formatRupiah } from '#app/core/rupiah.ts'

/** Paid when the buyer has the goods: in the checkout, for the buyer, at the BUM Desa, and in letters. */
export const collections = {
  title: 'Bayar di tempat',
  order: (total: bigint) => `Pesan sekarang, ${formatRupiah(total)}`,
  notOffered: 'Bayar di tempat tidak tersedia untuk belanja ini:',
  refusals: {
    'several-shops':
      'hanya bisa untuk belanja dari satu BUM Desa. Pisahkan belanjanya, atau bayar sekarang.',
    visits: 'wisata dan barang yang menunggu kunjungan dibayar lebih dulu.',
    'not-this-way': 'BUM Desa ini tidak menerimanya untuk cara kirim yang Anda pilih.',
    district: 'kurir desa tidak menerima uang di kecamatan Anda.',
    'too-much': 'jumlahnya lebih besar daripada yang boleh dibawa kurir.',
    'too-many-open': 'masih ada pesanan Anda yang belum dibayar. Terima dan bayar itu dulu.',
    'not-taken-before':
      'beberapa pesanan Anda sebelumnya tidak diambil. Untuk sementara silakan bayar di muka.',
  },
  due: (total: bigint) => `Siapkan ${formatRupiah(total)} untuk dibayar saat menerima barang.`,
  dueText: 'Bayar kepada kurir desa atau petugas titik ambil, tunai atau QRIS milik BUM Desa.',
  notElsewhere:
    'Jangan membayar sebelum barang ada di tangan Anda. Kami tidak menagih lewat cara lain.',
  differs:
    'Uang yang dicatat BUM Desa berbeda dari tagihannya. Petugas lain di sana sedang mencocokkannya; Anda tidak perlu berbuat apa-apa.',
  cancelHint: 'Belum ada yang dibayar, jadi tidak ada yang perlu dikembalikan.',
  toCollect: (total: bigint) => `Tagih ${formatRupiah(total)}`,
  boughtOn: (time: string) => `Dipesan ${time}`,
  stands: 'Diteruskan ke BUM Desa',
  acceptBy: (time: string) =>
    `BUM Desa perlu menerima pesanan ini paling lambat ${time}. Bila tidak, pesanan batal dan tidak ada yang ditagih.`,
  slipHint: 'Kertas A6 atau A5. Yang harus ditagih tercetak besar untuk kurir.',
  isDue: 'Ditagih saat diserahkan',
  offBill: (amount: string) => `${amount} tidak ditagih`,
  unsent: 'Tidak dikirim atau kurang timbangan',
  moneyTrailText: 'Tanpa yang tidak dikirim: itu tidak ditagih, jadi tidak dibagi.',
  part: {
    lead: 'Yang tidak ada dan selisih beratnya tidak ditagih, dan pembeli kami kabari. Selebihnya tetap Anda serahkan.',
    check: 'Hitung tagihan baru',
    confirm: (amount: string, due: string) => `Kurangi tagihan ${amount}, sehingga menjadi ${due}?`,
    confirmNothing: 'Catat beratnya? Tagihannya tetap.',
    confirmText:
      'Ini tidak dapat diurungkan. Bila slipnya sudah dicetak, cetak lagi: jumlah yang ditagih ada di sana.',
    submit: 'Ya, catat',
  },
  refuseLead:
    'Pembeli membaca alasannya. Belum ada uang yang dibayar, jadi tidak ada yang dikembalikan.',
  advice: 'Tagih pembeli saat barang diserahkan, lalu catat uangnya di halaman ini.',
  adviceDiffers: 'Uangnya berbeda dari tagihan. Menunggu keputusan orang kedua.',
  panel: {
    title: (due: bigint) => `Sudah menerima ${formatRupiah(due)} dari pembeli?`,
    text: 'Catat uangnya begitu barang ada di tangan pembeli. Jumlah yang berbeda dari tagihan diperiksa dulu oleh orang kedua.',
    amount: 'Uang yang diterima',
    amountHint: 'Dalam rupiah, misalnya 85.000',
    wrongAmount: 'Tulis jumlahnya dalam rupiah bulat, misalnya 85.000. Belum ada? Tulis 0.',
    paidWith: 'Dibayar dengan',
    ways: { cash: 'Tunai', qris: 'QRIS BUM Desa', transfer: 'Transfer' },
    wrongWay: 'Pilih tunai atau QRIS.',
    submit: 'Catat uang diterima',
    notTaken: 'Tidak jadi diambil',
    notTakenText:
      'Pembeli menolak, tidak ada di rumah, atau tidak pernah datang. Barang kembali ke stok dan pesanan batal. Pembeli yang tiga kali begini harus membayar di muka.',
    notTakenSubmit: 'Barang sudah kembali, batalkan',
  },
  difference: {
    title: (taken: bigint, due: bigint) =>
      `Diterima ${formatRupiah(taken)}, ditagih ${formatRupiah(due)}`,
    short: (amount: bigint) =>
      `Kurang ${formatRupiah(amount)}. Uang ini belum masuk buku sampai orang kedua memutuskan; yang kurang ditanggung BUM Desa, bukan pelaku usaha.`,
    over: (amount: bigint) =>
      `Lebih ${formatRupiah(amount)}. Uang ini belum masuk buku sampai orang kedua memutuskan; lebihnya dikembalikan kepada pembeli.`,
    own: 'Anda sendiri yang mencatatnya. Rekan lain yang memutuskan.',
    why: 'Apa yang terjadi?',
    whyHint: 'Misalnya: salah hitung kembalian, sudah diserahkan kurir.',
    wrongWhy: 'Tulis alasannya, paling panjang 300 huruf.',
    submit: (due: bigint) => `Bukukan ${formatRupiah(due)}`,
  },
  today: {
    title: (count: number) => `Uang belum diterima: ${count} pesanan`,
    text: (sum: bigint) =>
      `${formatRupiah(sum)} ditagih saat barang diserahkan. Catat begitu diterima, atau batalkan yang tidak jadi diambil.`,
    differs: (count: number) => `${count} pesanan uangnya berbeda dari tagihan; perlu orang kedua.`,
    see: 'Lihat pesanannya',
  },
  letters: {
    agreed: (p: { number: string; total: string }) => ({
      subject: `Pesanan ${p.number} diteruskan ke BUM Desa`,
      paragraphs: [
        'Terima kasih sudah berbelanja hasil desa. Barang Anda sudah disisihkan.',
        `Siapkan ${p.total} dan bayarlah saat barang ada di tangan Anda. BUM Desa menjawab paling lambat 2×24 jam.`,
      ],
    }),
    collected: (p: { number: string }) => ({
      subject: `Pembayaran ${p.number} sudah diterima BUM Desa`,
      paragraphs: ['Terima kasih, BUM Desa mencatat uang Anda. Ini tandanya:'],
    }),
    withCourier: (p: { number: string; shop: string; total: string }) => ({
      subject: `Pesanan ${p.number} sedang diantar`,
      paragraphs: [
        `Pesanan Anda dari ${p.shop} sudah dibawa kurir desa. Mohon pastikan telepon Anda dapat dihubungi.`,
        `Siapkan ${p.total}: dibayar kepada kurir saat barang Anda terima.`,
      ],
    }),
    readyForPickup: (p: {
      number: string
      shop: string
      place: string
      hours: string
      total: string
    }) => ({
      subject: `Pesanan ${p.number} siap diambil`,
      paragraphs: [
        `Pesanan Anda dari ${p.shop} siap diambil di ${p.place}${p.hours && ` (${p.hours})`}.`,
        `Sebutkan nomor pesanan ${p.number} kepada petugas, dan bayarlah ${p.total} di sana.`,
      ],
    }),
    dueLowered: (p: { number: string; shop: string; total: string }) => ({
      subject: `Tagihan pesanan ${p.number} turun menjadi ${p.total}`,
      lead: `Mohon maaf, yang disiapkan ${p.shop} kurang dari pesanan Anda:`,
      due: `Siapkan ${p.total} saja saat menerima barang. Rinciannya ada di halaman pembelian Anda.`,
    }),
    notTaken: (p: { shop: string }) =>
      `Menurut ${p.shop}, pesanan ini tidak jadi Anda terima, jadi kami batalkan. Tidak ada yang ditagih. Jika itu keliru, hubungi mereka.`,
    nothingPaid: 'Belum ada yang Anda bayar, jadi tidak ada yang perlu dikembalikan.',
    shopNewOrder: (p: { number: string; acceptBefore: string; total: string }) => ({
      subject: `Pesanan baru ${p.number}, bayar di tempat`,
      paragraphs: [
        `Ada pesanan baru yang dibayar saat diserahkan: tagih ${p.total}. Mohon terima atau tolak sebelum ${p.acceptBefore}; lewat dari itu pesanan batal sendiri.`,
      ],
    }),
  },
}
