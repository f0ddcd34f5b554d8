import { formatRupiah } from '#app/core/rupiah.ts'

export const purchase = {
  title: (number: string) => `Pembelian ${number}`,
  keepLink:
    'Simpan alamat halaman ini untuk membukanya lagi. Siapa pun yang memegangnya dapat melihat pembelian ini.',
  yourNote: (note: string) => `Catatan Anda: ${note}`,
  find: {
    title: 'Cari pembelian',
    lead: 'Tautannya hilang? Tulis nomor pembelian dan nomor HP yang Anda pakai saat membeli. Tautannya kami kirim lagi.',
    returned:
      'Terima kasih. Pembayaran Anda kami periksa sendiri, dan hasilnya kami kirim lewat pesan. Untuk membuka pembelian di peramban ini, pakai tautan di pesan kami, atau minta lagi di sini.',
    number: 'Nomor pembelian',
    numberHint: 'Misalnya LB-7K2M9QTX, ada di setiap pesan dari kami.',
    phone: 'Nomor HP',
    phoneHint: 'Yang Anda tulis saat membeli, misalnya 0812-3456-7890.',
    submit: 'Kirim tautannya lagi',
    sentTitle: 'Silakan periksa pesan Anda',
    sentText:
      'Jika nomor pembelian dan nomor HP itu cocok, tautannya sedang kami kirim ke e-mail pada pembelian itu, atau ke WhatsApp jika tidak ada e-mailnya.',
    sentLater:
      'Belum ada setelah beberapa menit? Lihat di folder spam, lalu periksa kedua nomornya dan coba sekali lagi.',
    again: 'Coba lagi',
    hasAccount: 'Membeli dengan akun? Semua pembelian ada di akun Anda.',
    toAccount: 'Lihat pembelian saya',
    errors: {
      number: 'Nomor pembelian terdiri dari LB- dan 8 huruf atau angka.',
      phone: 'Tulis nomor HP Indonesia, misalnya 0812-3456-7890.',
    },
  },
  number: 'Nomor pembelian',
  placedOn: 'Dibuat',
  paidOn: 'Dibayar',
  status: {
    awaitingPayment: 'Menunggu pembayaran',
    dueOnDelivery: 'Bayar di tempat',
    paid: 'Sudah dibayar',
    expired: 'Waktu pembayaran habis',
    cancelled: 'Dibatalkan',
  },
  awaiting: {
    text: 'Selesaikan pembayaran sebelum waktunya habis. Barang kami simpankan untuk Anda.',
    timeLeft: 'Sisa waktu',
    until: (time: string) => `sampai ${time}`,
    pay: (total: bigint) => `Bayar ${formatRupiah(total)}`,
    otherMethod: 'Bayar dengan cara lain',
    otherMethodHint: 'Cara sebelumnya kami tutup dulu, supaya Anda tidak membayar dua kali.',
    preparing: 'Halaman pembayaran sedang disiapkan. Muat ulang sebentar lagi.',
    prepare: 'Siapkan pembayaran',
    check: 'Saya sudah membayar, periksa',
    failed: 'Pembayaran sebelumnya tidak berhasil. Anda belum ditagih; silakan coba lagi.',
    cancel: 'Batalkan pembelian',
    cancelHint: 'Barang dilepas untuk pembeli lain. Tidak ada yang ditagih.',
  },
  instructions: {
    title: 'Cara membayar',
    bank: 'Bank',
    vaNumber: 'Nomor virtual account',
    billerCode: 'Kode perusahaan',
    billKey: 'Nomor tagihan',
    store: 'Gerai',
    paymentCode: 'Kode pembayaran',
    maskedCard: 'Kartu',
  },
  review: {
    title: 'Pembayaran sedang diperiksa',
    text: 'Pembayaran Anda diterima dan sedang diperiksa. Barang tetap kami simpankan. Anda akan kami kabari.',
    transfer:
      'Bukti transfer Anda sudah kami terima. Petugas mencocokkannya dengan mutasi rekening. Barang tetap kami simpankan, dan Anda akan kami kabari.',
  },
  paidText: 'Terima kasih! Setiap BUM Desa di bawah ini menyiapkan pesanannya masing-masing.',
  allOffText:
    'Semua pesanan di bawah ini batal. Ke mana uangnya kembali tertulis pada setiap pesanan.',
  expiredText: 'Tidak ada yang ditagih. Barang sudah kembali ke rak, dan bisa Anda pesan lagi.',
  cancelledText: 'Pembelian ini tidak dilanjutkan.',
  lateMoney: (amount: bigint) =>
    `Pembayaran Anda sebesar ${formatRupiah(amount)} datang setelah waktunya habis. Uangnya kami kembalikan.`,
  extraMoney: (amount: bigint) =>
    `Ada uang Anda sebesar ${formatRupiah(amount)} yang masuk di luar tagihan pembelian ini. Uangnya kami kembalikan.`,
  refill: 'Masukkan lagi ke keranjang',
  orders: 'Pesanan per BUM Desa',
  order: {
    awaitingPayment: 'Menunggu pembayaran',
    paid: 'Menunggu diterima BUM Desa',
    accepted: 'Sedang disiapkan',
    packed: 'Sudah dikemas',
    handedOver: { pickup: 'Siap diambil', villageCourier: 'Sedang diantar' },
    delivered: 'Sudah diterima',
    completed: 'Selesai',
    cancelled: 'Dibatalkan',
  },
  clock: {
    acceptBy: (time: string) =>
      `BUM Desa perlu menerima pesanan ini paling lambat ${time}. Bila tidak, pesanan batal dan uang Anda kembali.`,
    completes: (time: string) =>
      `Bila tidak ada keluhan, pesanan selesai pada ${time} dan uang diteruskan ke penjual.`,
    arrival: {
      ask: (time: string) =>
        `Sudah di tangan Anda? Tekan tombol di bawah. Bila tidak ada kabar, kami bertanya kepada Anda pada ${time}.`,
      presume: (time: string) =>
        `Sudah Anda terima? Mohon jawab: tanpa jawaban, pesanan kami anggap diterima pada ${time}.`,
    },
    complained: (time: string) =>
      `Keluhan Anda (${time}) sudah kami teruskan ke BUM Desa, dan uangnya tertahan sampai beres.`,
    accepted: (time: string) => `Diterima BUM Desa ${time}`,
    packed: (time: string) => `Dikemas ${time}`,
    handedOver: (time: string) => `Diserahkan ${time}`,
    delivered: (time: string) => `Diterima pembeli ${time}`,
    closed: (time: string) => `Ditutup ${time}`,
  },
  delivery: {
    pickup: (place: string) => `Ambil di ${place}`,
    villageCourier: 'Diantar kurir desa',
    onSite: 'Anda datang ke tempatnya',
    atVisit: (day: string) => `Barang diambil di lokasi saat berkunjung, ${day}`,
    afterVisit: (day: string, shop: string) =>
      `Barang tetap milik Anda: ambil di ${shop} mulai ${day}. Tanyakan tempatnya lewat WhatsApp.`,
  },
  refusal: (reason: string) => `Alasan BUM Desa: ${reason}`,
  shortage: {
    missing: (count: number) => `${count} tidak dikirim`,
    weighed: (weight: string) => `ditimbang ${weight}`,
    back: (amount: string) => `${amount} kembali`,
  },
  refund: {
    requested: (amount: bigint) => `Pengembalian ${formatRupiah(amount)} sedang diproses.`,
    accepted: (amount: bigint) =>
      `Pengembalian ${formatRupiah(amount)} sedang dalam perjalanan ke Anda.`,
    confirmed: (amount: bigint) => `${formatRupiah(amount)} sudah dikembalikan.`,
    refused: (amount: bigint) => `Pengembalian ${formatRupiah(amount)} sedang kami urus.`,
    manual: (amount: bigint) =>
      `Pengembalian ${formatRupiah(amount)} dilakukan lewat transfer ke rekening Anda.`,
    atCounter: (amount: bigint) =>
      `${formatRupiah(amount)} dikembalikan langsung oleh BUM Desa di loketnya. Tunjukkan halaman ini.`,
  },
  destination: {
    open: 'Isi rekening tujuan',
    change: 'Ganti rekening',
    known: (bank: string, account: string) => `Ke ${bank} ${account}.`,
    title: 'Ke rekening mana uangnya dikirim?',
    lead: (amount: bigint) =>
      `Cara bayar Anda tidak dapat mengembalikan uang sendiri, jadi ${formatRupiah(amount)} kami transfer. Hanya halaman ini yang menanyakannya; kami tidak pernah meminta PIN atau kode OTP.`,
    bank: 'Bank atau dompet digital',
    accountNumber: 'Nomor rekening',
    accountNumberHint: 'Untuk dompet digital: nomor HP-nya.',
    holder: 'Nama pemilik rekening',
    holderHint: 'Persis seperti di buku tabungan atau aplikasi banknya.',
    submit: 'Kirim ke rekening ini',
    closed: 'Uangnya sudah dalam pengiriman, jadi rekening tidak dapat diganti lagi.',
    back: 'Kembali ke pembelian',
    errors: {
      bank: 'Tulis nama bank atau dompet digital.',
      accountNumber: 'Nomor rekening terdiri dari 5–20 angka.',
      holder: 'Tulis nama pemilik seperti di buku tabungan.',
    },
  },
  complaint: {
    link: { possible: 'Ada masalah?', open: 'Keluhan Anda' },
    title: 'Ada masalah dengan pesanan ini?',
    lead: (shop: string, number: string) =>
      `Pesanan ${number} dari ${shop}. Selama keluhan Anda belum beres, uangnya tertahan dan tidak diteruskan ke penjual.`,
    kind: 'Apa masalahnya?',
    kinds: {
      notReceived: 'Barang belum diterima',
      damaged: 'Barang rusak',
      wrongItem: 'Barang keliru',
      incomplete: 'Ada yang kurang',
      other: 'Masalah lain',
    },
    words: 'Ceritakan',
    wordsHint:
      'Wajib untuk “Masalah lain”. BUM Desa dan petugas Lumbung membacanya; jangan tulis nomor rekening.',
    submit: 'Kirim keluhan',
    back: 'Kembali ke pembelian',
    openTitle: 'Keluhan Anda',
    openText: (time: string) =>
      `Anda sampaikan ${time}. BUM Desa sudah kami kabari, dan uangnya tertahan. Bila Anda berdua tidak sepakat, petugas Lumbung yang memutuskan.`,
    reply: (shop: string) => `Jawaban ${shop}`,
    turn: {
      shop: (time: string) =>
        `BUM Desa perlu menjawab paling lambat ${time}. Bila tidak, petugas Lumbung yang memutuskan.`,
      buyer: (time: string) =>
        `BUM Desa sudah menjawab. Katakan paling lambat ${time} apakah masalahnya beres; sesudah itu petugas Lumbung yang memutuskan.`,
      admin: () =>
        'Petugas Lumbung sedang memeriksanya, lalu memutuskan. Keputusannya kami kabarkan.',
    },
    reject: 'Belum beres, minta keputusan Lumbung',
    withdraw: 'Sudah beres',
    withdrawHint: 'Tekan hanya bila benar-benar beres: uangnya lalu diteruskan ke penjual.',
    errors: {
      kind: 'Pilih salah satu.',
      words: 'Ceritakan masalahnya dengan paling banyak 500 huruf dan 20 baris biasa.',
    },
  },
  received: 'Pesanan sudah saya terima',
  notReceived: 'Belum saya terima',
  cancelOrder: 'Batalkan pesanan ini',
  cancelOrderHint: (total: bigint) => `Uang ${formatRupiah(total)} dikembalikan seluruhnya.`,
  cancelOrderOffer: (amount: bigint) =>
    amount > 0n
      ? `${formatRupiah(amount)} dikembalikan, menurut aturan pembatalan di atas.`
      : 'Menurut aturan pembatalannya, tidak ada uang yang kembali.',
  changeDate: {
    title: 'Ganti tanggal',
    link: 'Ganti tanggal',
    lead: 'Pilih hari yang masih kosong, dengan harga yang sama atau lebih murah. Selisihnya tidak dikembalikan. Tiket lama diganti yang baru.',
    leadCalledOff:
      'Pilih hari yang masih kosong. Harganya tetap yang sudah dibayar, juga bila hari itu lebih mahal. Tiket lama diganti yang baru.',
    nights: (count: number) => `Tetap ${count} malam.`,
    submit: 'Pindah ke tanggal ini',
    refusals: {
      full: 'Hari itu sudah penuh untuk rombongan Anda.',
      'same-date': 'Itu tanggal Anda yang sekarang. Pilih tanggal lain.',
      dearer:
        'Hari itu lebih mahal dari yang Anda bayar. Batalkan kunjungan ini, lalu pesan hari itu.',
      'too-late': 'Tanggalnya tidak dapat diganti lagi: batas batal gratisnya sudah lewat.',
      'bad-date': 'Pilih tanggalnya dahulu.',
    },
  },
  calledOff: {
    title: (what: string) => `Dibatalkan BUM Desa: ${what}`,
    reason: (reason: string) => `Alasannya: ${reason}`,
    choose: (amount: bigint, by: string) =>
      `Pilih sebelum ${by}: ${formatRupiah(amount)} kembali seluruhnya, atau datang pada tanggal lain tanpa tambahan biaya. Tanpa pilihan, uangnya kembali sendiri.`,
    onlyMoney: (amount: bigint, by: string) =>
      `${formatRupiah(amount)} kembali seluruhnya, paling lambat ${by}. Untuk hari lain, kirim permintaan rombongan yang baru.`,
    moneyBack: 'Minta uang kembali',
    newDate: 'Pilih tanggal baru',
    beforePaying: (reason: string) =>
      `Hari itu dibatalkan BUM Desa: ${reason}. Jangan bayar dahulu; batalkan pembelian ini, lalu pilih hari lain.`,
  },
  giveUp: {
    title: 'Batalkan kunjungan',
    link: 'Batalkan kunjungan ini',
    linkAddOn: 'Batalkan tambahan ini',
    linkSome: 'Batalkan sebagian atau semuanya',
    count: 'Berapa yang dibatalkan?',
    ofHowMany: (all: string) => `Sekarang tercatat ${all}.`,
    calculate: 'Lihat berapa yang kembali',
    comesBack: (amount: bigint, percent: number) =>
      `${formatRupiah(amount)} kembali kepada Anda (${percent}% dari harganya).`,
    nothingComesBack: 'Tidak ada uang yang kembali: batas waktunya sudah lewat.',
    remaining: (rest: string) => `${rest} tetap datang.`,
    noneRemaining: 'Tidak ada lagi yang datang; tiketnya tidak berlaku lagi.',
    withAddOns: 'Tambahannya ikut batal; uangnya sudah dihitung.',
    withSomeAddOns: (count: number) =>
      `${count} tambahan ikut batal, karena lebih banyak dari yang masih datang; uangnya sudah dihitung.`,
    submit: (count: string) => `Batalkan ${count}`,
    keep: 'Tidak jadi, kembali ke pembelian',
    cancelled: (count: number, amount: bigint) =>
      amount > 0n
        ? `${count} dibatalkan, ${formatRupiah(amount)} kembali.`
        : `${count} dibatalkan tanpa uang kembali.`,
    stillComing: (count: number) => `${count} tetap datang.`,
    refusals: {
      'already-changed': 'Kunjungan ini sudah dibatalkan atau diubah.',
      'terms-changed':
        'Uang yang kembali sudah berubah sejak halaman ini dibuka. Lihat jumlahnya yang baru, lalu tekan lagi bila setuju.',
      'no-number': 'Tulis jumlahnya dengan angka, paling sedikit 1.',
      'too-late': 'Hari kunjungannya sudah tiba, jadi tidak dapat dibatalkan lagi.',
      'too-many': 'Jumlahnya lebih banyak dari yang masih dapat dibatalkan.',
      'group-too-small':
        'Sisanya kurang dari rombongan paling sedikit. Batalkan lebih sedikit, atau semuanya.',
      'payment-disputed':
        'Bank sedang memeriksa pembayaran ini. Selama itu tidak ada yang dapat dibatalkan.',
    },
  },
  ask: 'Tanya lewat WhatsApp',
  askText: (number: string) => `Halo, saya ingin bertanya tentang pesanan ${number}.`,
  trail: 'Ke mana uang saya?',
  trailText: 'Pembagian ini ditetapkan saat Anda membeli dan tercatat di buku besar.',
  trailMaker: 'Pelaku usaha desa',
  trailShop: 'BUM Desa',
  trailPlatform: 'Layanan Lumbung',
  trailShipping: 'Ongkos kirim',
  receipt: 'Rincian pembayaran',
  notices: {
    'transfer-claimed': 'Terima kasih, buktinya terkirim.',
    'proof-missing': 'Pilih dulu foto atau tangkapan layar bukti transfernya.',
    'proof-unreadable':
      'Gambar itu tidak dapat dibaca. Kirim foto atau tangkapan layar yang utuh (JPG, PNG, atau WebP, sisi terpendek 240 piksel).',
    'proof-busy':
      'Sedang banyak foto yang diolah. Bukti Anda tidak apa-apa: kirim lagi sebentar lagi.',
    'proof-too-often': 'Terlalu banyak foto dikirim dalam satu jam. Coba lagi nanti.',
    'proof-used':
      'Bukti ini sudah dipakai untuk pembayaran lain. Kirim bukti dari transfer untuk pembelian ini.',
    'way-not-offered':
      'Cara bayar itu tidak tersedia untuk pembelian ini. Silakan pilih yang lain.',
    'destination-set': 'Terima kasih. Rekening tujuan sudah kami catat.',
    received: 'Terima kasih. Pesanan sudah ditandai diterima.',
    complained:
      'Terima kasih sudah memberi tahu. BUM Desa kami kabari dan uangnya tertahan; hubungi mereka juga lewat WhatsApp.',
    reviewed: 'Terima kasih. Ulasan Anda sudah tampil.',
    'review-withdrawn': 'Ulasan Anda sudah ditarik.',
    'complaint-handed-over':
      'Baik. Petugas Lumbung sekarang memeriksa keluhan Anda dan memutuskan; uangnya tetap tertahan.',
    'complaint-withdrawn': 'Syukurlah sudah beres. Keluhan Anda kami tutup.',
    'order-cancelled': 'Pesanan dibatalkan. Uang Anda kami kembalikan.',
    'tickets-cancelled': 'Sudah dibatalkan. Uang yang kembali tertulis di bawah ini.',
    'date-changed': 'Tanggalnya sudah diganti. Buka tiket yang baru; kode lama tidak berlaku lagi.',
    'terms-changed':
      'Uang yang kembali sudah berubah. Lihat jumlahnya yang baru, lalu batalkan lagi bila setuju.',
    'payment-disputed':
      'Bank sedang memeriksa pembayaran ini. Selama itu tidak ada yang dapat dibatalkan.',
    'purchase-cancelled': 'Pembelian dibatalkan. Tidak ada yang ditagih.',
    'already-changed': 'Keadaannya sudah berubah. Lihat yang terbaru di bawah ini.',
    'not-cancellable': 'Pesanan ini sudah disiapkan BUM Desa. Hubungi mereka untuk membatalkan.',
    'provider-unavailable':
      'Layanan pembayaran sedang tidak menjawab. Anda belum ditagih; coba lagi sebentar lagi.',
    'not-paid-yet':
      'Pembayaran belum kami terima. Bila Anda baru saja membayar, tunggu sebentar lalu periksa lagi.',
    expired: 'Waktu pembayaran sudah habis.',
    paid: 'Pembayaran sudah kami terima. Terima kasih!',
    'too-late':
      'Pembayaran cara sebelumnya sedang diproses. Tunggu sebentar, jangan membayar lagi.',
  },
}

export type Purchase = typeof purchase
