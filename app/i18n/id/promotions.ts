import { formatRupiah } from '#app/core/rupiah.ts'

export const promotions = {
  title: 'Promo',
  lead: 'Harga lebih murah untuk beberapa hari, dengan jelas siapa yang menanggungnya.',
  add: 'Buat promo',
  addTitle: 'Promo baru',
  addLead:
    'Setelah dibuat, periksa dulu hitungannya; promo baru jalan setelah Anda mulai. Ketentuan promo tidak bisa diubah sesudahnya: akhiri, lalu salin.',
  none: 'Belum ada promo',
  noneText:
    'Buat promo pertama: potongan untuk semua barang, barang pilihan, atau barang satu pelaku usaha.',
  readOnly: 'Promo dibuat dan diakhiri oleh direktur.',
  search: 'Nama atau kode promo',
  views: {
    all: 'Semua',
    draft: 'Rancangan',
    active: 'Berjalan',
    paused: 'Dijeda',
    ended: 'Diakhiri',
  },
  back: 'Semua promo',
  save: 'Buat dan periksa',
  notices: {
    active: 'Promo dimulai. Pembeli melihatnya pada hari-harinya.',
    paused: 'Promo dijeda. Pembeli tidak mendapatkannya sampai Anda melanjutkannya.',
    ended: 'Promo diakhiri.',
    changed: 'Promo ini baru saja diubah orang lain. Ini keadaannya sekarang.',
  },
  states: {
    draft: 'Belum dimulai',
    planned: 'Menunggu harinya',
    running: 'Berjalan',
    paused: 'Dijeda',
    over: 'Sudah lewat',
    ended: 'Diakhiri',
  },
  saving: {
    percent: (percent: number) => `Potongan ${percent}%`,
    percentUpTo: (percent: number, most: string) => `Potongan ${percent}%, paling banyak ${most}`,
    amount: (amount: string) => `Potongan ${amount} dari belanja`,
    perPiece: (amount: string) => `Potongan ${amount} tiap barang`,
  },
  columns: { name: 'Promo', saving: 'Potongan', days: 'Hari', uses: 'Dipakai', state: 'Keadaan' },
  facts: {
    days: 'Hari berlaku',
    target: 'Barang',
    code: 'Kode',
    noCode: 'Tanpa kode, untuk semua pembeli',
    minimumSpend: 'Belanja minimum',
    maximumUses: 'Dipakai paling banyak',
    maximumPerBuyer: 'Tiap pembeli paling banyak',
    times: (count: number) => `${count} kali`,
    bearer: 'Ditanggung',
    consent: (date: string) => `Persetujuan pelaku usaha dicatat ${date}`,
  },
  targets: {
    everything: 'Semua barang toko',
    maker: (name: string) => `Semua barang ${name}`,
    listings: (count: number) => `${count} barang pilihan`,
  },
  bearers: {
    shop: 'BUM Desa, dari bagiannya sendiri',
    maker: (name: string) => `${name}, dari bagiannya sendiri`,
  },
  used: {
    title: 'Pemakaian',
    uses: 'Dipakai',
    of: (uses: number, most: number) => `${uses} dari ${most} kali`,
    unpaid: (count: number) => `${count} di antaranya belum dibayar`,
    before: 'Penjualan sebelum potongan',
    given: 'Potongan yang diberikan',
    after: 'Penjualan setelah potongan',
    borneBy: { shop: 'ditanggung BUM Desa', maker: (name: string) => `ditanggung ${name}` },
  },
  sample: {
    title: 'Siapa mendapat berapa',
    lead: (quantity: number, title: string, price: string) =>
      `Contoh: ${quantity} × ${title} seharga ${price}.`,
    none: 'Belum ada barang tayang yang mendapat potongan dari promo ini. Mungkin belanja minimumnya terlalu besar, atau bagian yang menanggungnya nol.',
    columns: { who: 'Siapa', before: 'Tanpa promo', after: 'Dengan promo' },
    rows: {
      paid: 'Pembeli membayar',
      makerShare: 'Pelaku usaha menerima',
      shopShare: 'BUM Desa menerima',
      platformFee: 'Lumbung menerima',
    },
    capped:
      'Potongan satu barang tidak pernah lebih dari bagian yang menanggungnya, dan tidak pernah lebih dari 90% harga. Ongkos kirim tidak ikut dipotong.',
  },
  deeds: {
    start: 'Mulai promo',
    startHint: 'Setelah dimulai, ketentuannya tidak bisa diubah.',
    pause: 'Jeda',
    resume: 'Lanjutkan',
    end: 'Akhiri promo',
    endHint:
      'Promo yang diakhiri tidak bisa dilanjutkan, hanya disalin. Pesanan yang sudah memakainya tetap.',
    copy: 'Salin jadi promo baru',
  },
  fields: {
    name: { label: 'Nama promo', hint: 'Dibaca pembeli, misalnya: Panen Raya.' },
    kind: { label: 'Jenis potongan', hint: '' },
    percent: { label: 'Berapa persen', hint: 'Untuk potongan persen, 1 sampai 90.' },
    maximumDiscount: {
      label: 'Potongan paling banyak',
      hint: 'Untuk potongan persen: batas rupiah tiap pesanan.',
    },
    amount: { label: 'Berapa rupiah', hint: 'Untuk potongan rupiah.' },
    target: { label: 'Barang yang mana', hint: 'Wisata tidak ikut promo.' },
    maker: { label: 'Pelaku usaha', hint: 'Untuk promo barang satu pelaku usaha.' },
    listings: { label: 'Barang pilihan', hint: '' },
    minimumSpend: {
      label: 'Belanja minimum',
      hint: 'Dari barang yang ikut promo, dalam satu pesanan.',
    },
    fromDate: { label: 'Mulai', hint: '' },
    untilDate: { label: 'Sampai', hint: 'Hari ini masih ikut.' },
    code: {
      label: 'Kode',
      hint: 'Kosongkan kalau semua pembeli langsung mendapatkannya. 3 sampai 20 huruf atau angka.',
    },
    maximumUses: { label: 'Berapa kali seluruhnya', hint: 'Kosongkan kalau tanpa batas.' },
    maximumPerBuyer: {
      label: 'Berapa kali tiap pembeli',
      hint: 'Dikenali dari akun, nomor HP, atau e-mail.',
    },
    bearer: { label: 'Siapa menanggung', hint: '' },
    consent: {
      label: 'Pelaku usaha sudah setuju menanggung potongan ini dari bagiannya',
      hint: 'Persetujuannya dicatat dengan nama Anda dan waktunya.',
    },
  },
  options: {
    percent: 'Persen dari harga',
    amount: 'Rupiah dari seluruh belanja',
    perPiece: 'Rupiah dari tiap barang',
    everything: 'Semua barang toko',
    maker: 'Satu pelaku usaha',
    listings: 'Barang pilihan',
    shop: 'BUM Desa',
  } as Record<string, string>,
  noMaker: 'Tidak dipilih',
  goods: {
    hint: 'Cari, lalu centang. Yang sudah dicentang tetap terpilih selama Anda mencari yang lain.',
    search: 'Nama barang atau pelaku usaha',
    none: 'Tidak ada barang tayang dengan nama itu.',
    more: 'Masih ada yang lain. Tulis namanya lebih lengkap.',
  },
  formats: { code: 'Kode terdiri dari 3 sampai 20 huruf atau angka, misalnya PANEN10.' },
  problems: {
    amountMissing: 'Isi berapa rupiah potongannya.',
    percentMissing: 'Isi berapa persen potongannya.',
    onlyPercent: 'Hanya untuk potongan persen. Kosongkan, atau pilih potongan persen.',
    onlyAmount: 'Hanya untuk potongan rupiah. Kosongkan, atau pilih potongan rupiah.',
    aboveShare:
      'Lebih besar dari bagian yang menanggungnya, jadi tidak bisa diberikan. Kecilkan, atau pilih penanggung lain.',
    makerMissing: 'Pilih pelaku usahanya.',
    listingsMissing: 'Pilih paling sedikit satu barang.',
    listingsGone: 'Ada barang yang tidak tayang lagi. Periksa pilihannya.',
    bearerOfOne:
      'Pelaku usaha hanya bisa menanggung barangnya sendiri. Pilih barang satu pelaku usaha saja.',
    consentMissing: 'Mintalah persetujuannya dulu, lalu centang.',
    order: 'Hari terakhir tidak boleh sebelum hari mulai.',
    past: 'Hari terakhirnya sudah lewat.',
    codeTaken: 'Kode ini masih dipakai promo lain di toko Anda.',
  },
  shown: {
    from: (amount: string) => `mulai belanja ${amount}`,
    until: (promotion: string, day: string) => `${promotion}, sampai ${day}`,
  },
  ofMaker: {
    title: 'Promo yang Anda tanggung',
    lead: 'Dibuat oleh BUM Desa. Potongannya mengurangi bagian Anda dari penjualan.',
    noneText: 'Promo yang potongannya Anda tanggung akan tampil di sini.',
    seeAll: 'Semua promo',
    given: (uses: number, amount: string) =>
      uses === 0
        ? 'Belum dipakai.'
        : `Dipakai ${uses} kali, sejauh ini ${amount} dari bagian Anda.`,
  },
  buyer: {
    promotion: (name: string) => `Promo ${name}`,
    discount: 'Potongan promo',
    after: 'Setelah potongan',
    code: 'Kode promo',
    useCode: 'Pakai kode',
    removeCode: (code: string) => `Lepas kode ${code}`,
    codeSays: (code: string, why: string) => `Kode ${code}: ${why}`,
    hint: (name: string, missing: bigint) =>
      `Tambah ${formatRupiah(missing)} lagi untuk mendapat promo ${name}.`,
    spendMore: (missing: bigint) => `tambah ${formatRupiah(missing)} lagi untuk memakainya.`,
    problems: {
      unknown: 'tidak berlaku lagi.',
      over: 'sudah tidak berlaku.',
      'used-up': 'sudah habis dipakai.',
      'used-by-you': 'sudah Anda pakai sebanyak yang boleh.',
      'other-goods': 'tidak berlaku untuk barang di keranjang ini.',
      'better-without': 'tidak dipakai, karena promo yang lain lebih hemat.',
    },
    refusals: {
      unknown: 'Kode ini tidak berlaku untuk BUM Desa di keranjang Anda. Periksa tulisannya.',
      over: 'Kode ini belum atau sudah tidak berlaku.',
      'used-up': 'Kode ini sudah habis dipakai.',
      'used-by-you': 'Kode ini sudah Anda pakai sebanyak yang boleh.',
      'other-goods': 'Kode ini tidak berlaku untuk barang di keranjang Anda.',
      'better-without': 'Promo yang sudah ada lebih hemat.',
      'spend-more': 'Belanja Anda belum cukup untuk kode ini.',
    },
  },
}

export type PromotionTexts = typeof promotions
