/** What is written to people. Each function says one happening; bills are put below by the template. */
type PayoutSaid = { shop: string; amount: string; day: string; number: string }
type AccountSaid = { shop: string; bank: string; end: string }

export const messages = {
  greeting: (name: string) => `Halo ${name},`,
  greetingToStranger: 'Halo,',
  shopGreeting: (shop: string) => `Halo ${shop},`,
  signature: ['Salam hangat,', 'Lumbung, pasar BUM Desa'],
  openPurchase: 'Lihat pembelian Anda',
  openOrder: 'Buka pesanan',
  openMaker: 'Lihat uang pelaku usaha',
  openStall: 'Buka lapak',
  openAccount: 'Buka akun Anda',
  openQuestion: 'Jawab pertanyaannya',
  openAnswer: 'Lihat jawabannya',
  openDesk: 'Lihat keadaannya',
  shopSuspended: (p: { about: string; reason: string }) => ({
    subject: `${p.about} ditangguhkan`,
    paragraphs: [
      'Pengelola Lumbung menangguhkan toko Anda: barang dan wisatanya untuk sementara tidak dapat dibeli. Pesanan dan kunjungan yang sudah dibayar tetap perlu diselesaikan, dan hak Anda atas penjualannya tidak berubah.',
      `Alasan: ${p.reason}`,
      'Hubungi pengelola Lumbung bila alasannya sudah selesai atau keliru.',
    ],
  }),
  shopResumed: (p: { about: string; isOpen: boolean }) => ({
    subject: `${p.about} boleh berjualan lagi`,
    paragraphs: [
      p.isOpen
        ? 'Toko Anda tampil lagi di Lumbung.'
        : 'Toko Anda masih tutup seperti sebelumnya; bukalah sendiri di pengaturan.',
    ],
  }),
  reportDecided: {
    upheld: (p: { about: string; reason: string }) => ({
      subject: `Laporan Anda tentang ${p.about} ditindak`,
      paragraphs: [
        'Terima kasih sudah melapor. Kami sudah memeriksanya dan menindaknya.',
        `Alasan: ${p.reason}`,
      ],
    }),
    kept: (p: { about: string; reason: string }) => ({
      subject: `Laporan Anda tentang ${p.about} sudah diperiksa`,
      paragraphs: [
        'Terima kasih sudah melapor. Kami sudah memeriksanya, dan yang Anda laporkan tetap ditampilkan.',
        `Alasan: ${p.reason}`,
      ],
    }),
  },
  reportUpheld: {
    review: (p: { about: string; reason: string }) => ({
      subject: `Satu ulasan tentang ${p.about} disembunyikan`,
      paragraphs: [
        'Pengelola Lumbung menyembunyikan satu ulasan. Ulasan itu tidak lagi dihitung.',
        `Alasan: ${p.reason}`,
      ],
    }),
    question: (p: { about: string; reason: string }) => ({
      subject: `Satu pertanyaan tentang ${p.about} disembunyikan`,
      paragraphs: [
        'Pengelola Lumbung menyembunyikan satu pertanyaan dan jawabannya.',
        `Alasan: ${p.reason}`,
      ],
    }),
    listing: (p: { about: string; reason: string }) => ({
      subject: `${p.about} disembunyikan dari toko`,
      paragraphs: [
        `Pengelola Lumbung menyembunyikan ${p.about}, jadi sementara tidak dapat dipesan. Pesanan yang sudah ada tetap diselesaikan.`,
        `Alasan: ${p.reason}`,
        'Perbaiki dulu, lalu tekan “Minta ditinjau lagi” di halamannya.',
      ],
    }),
    shop: (p: { about: string; reason: string }) => ({
      subject: `Peringatan untuk ${p.about}`,
      paragraphs: [
        'Pengelola Lumbung menerima laporan tentang toko Anda dan membenarkannya.',
        `Alasan: ${p.reason}`,
      ],
    }),
  },
  reportUndone: (p: { about: string; reason: string }) => ({
    subject: `Keputusan tentang ${p.about} diubah`,
    paragraphs: [
      'Pengelola Lumbung meninjau lagi keputusannya, dan yang disembunyikan sudah dikembalikan. Barang dan wisata kembali dalam keadaan dijeda: tayangkan lagi kalau masih dijual.',
      `Alasan: ${p.reason}`,
    ],
  }),
  questionAsked: ({ title }: { title: string }) => ({
    subject: `Ada pertanyaan tentang ${title}`,
    paragraphs: [
      `Seorang pembeli bertanya tentang ${title}. Yang cepat dijawab lebih sering jadi dibeli.`,
    ],
  }),
  questionAnswered: ({ title }: { title: string }) => ({
    subject: `Pertanyaan Anda tentang ${title} sudah dijawab`,
    paragraphs: [`Penjual sudah menjawab pertanyaan Anda tentang ${title}.`],
  }),
  stockQuestion: {
    letter: {
      subject: 'Apakah barang Anda masih ada?',
      paragraphs: [
        'Sudah beberapa hari stok barang ini tidak berubah. Ketuk satu tautan untuk tiap barang; tidak perlu masuk. Tautan berlaku 7 hari.',
      ],
    },
    asks: ({ title, unit, seen }: { title: string; unit: string; seen: number }) =>
      `${title}: masih ada ${seen} ${unit}?`,
    yes: 'Ya, masih ada',
    none: 'Habis',
  },
  openApplication: 'Lihat lamaran',
  applicationSent: ({ name }: { name: string }) => ({
    subject: `${name} ingin menjual lewat BUM Desa Anda`,
    paragraphs: [`${name} mengirim lamaran untuk menjual lewat BUM Desa Anda. Bacalah dan jawab.`],
  }),
  applicationDecided: {
    approved: ({ shop }: { shop: string; reason: string }) => ({
      subject: 'Lamaran Anda diterima',
      paragraphs: [
        `${shop} menerima Anda sebagai pelaku usaha. Anda sudah dapat memotret dan mendaftarkan barang.`,
      ],
    }),
    refused: ({ shop, reason }: { shop: string; reason: string }) => ({
      subject: 'Lamaran Anda belum diterima',
      paragraphs: [`${shop} belum dapat menerima lamaran Anda. Alasannya: ${reason}`],
    }),
  },
  openReceipt: 'Lihat bukti pembayaran',
  payoutPaid: {
    transfer: ({ shop, amount, day, number }: PayoutSaid) => ({
      subject: `${amount} sudah ditransfer kepada Anda`,
      paragraphs: [
        `${shop} mentransfer ${amount} kepada Anda pada ${day} (${number}).`,
        'Kalau uangnya belum masuk dalam dua hari kerja, hubungi pengurus BUM Desa.',
      ],
    }),
    cash: ({ shop, amount, day, number }: PayoutSaid) => ({
      subject: `${amount} sudah dibayarkan tunai kepada Anda`,
      paragraphs: [
        `${shop} mencatat bahwa Anda menerima ${amount} tunai pada ${day} (${number}).`,
        'Kalau Anda tidak menerimanya, segera hubungi pengurus BUM Desa.',
      ],
    }),
  },
  greetingAdmins: 'Halo admin,',
  openConnections: 'Buka halaman Sambungan',
  transferAccountSet: ({ bank, end }: { bank: string; end: string }) => ({
    subject: 'Rekening tujuan transfer pembeli diubah',
    paragraphs: [
      `Mulai sekarang pembeli diminta mentransfer ke ${bank} ${end}, atau dengan QRIS yang menyertainya.`,
      'Perubahan ini dibuat di pengaturan server. Kalau tidak ada yang Anda ketahui tentangnya, hentikan transfer dan hubungi pengelola server sekarang juga.',
    ],
  }),
  payoutAccountSet: {
    byMaker: ({ bank, end }: AccountSaid) => ({
      subject: 'Rekening Anda diubah',
      paragraphs: [
        `Bagian Anda mulai sekarang ditransfer ke ${bank} ${end}.`,
        'Kalau bukan Anda yang mengubahnya, segera hubungi pengurus BUM Desa.',
      ],
    }),
    byShop: ({ shop, bank, end }: AccountSaid) => ({
      subject: 'BUM Desa mengubah rekening Anda',
      paragraphs: [
        `${shop} mencatat rekening Anda: ${bank} ${end}. Bagian Anda ditransfer ke sana.`,
        'Kalau itu bukan rekening Anda, segera hubungi pengurus BUM Desa.',
      ],
    }),
    toTreasurer: ({ maker, bank, end, hours }: AccountSaid & { maker: string; hours: number }) => ({
      subject: `Rekening ${maker} diubah`,
      paragraphs: [
        `Bagian ${maker} mulai sekarang ditransfer ke ${bank} ${end}.`,
        `Pastikan langsung kepada orangnya. Transfer pertama ke sana dapat disetujui setelah ${hours} jam.`,
      ],
    }),
  },
  permitEnding: (p: { kind: string; title: string; number: string; ends: string }) => ({
    subject: `${p.kind} untuk ${p.title} akan berakhir`,
    paragraphs: [
      `Nomor ${p.number} berlaku sampai ${p.ends}. Sesudah itu pembeli tidak melihatnya lagi, dan tanda halal ikut hilang bila ini sertifikat halal.`,
      'Urus perpanjangannya sekarang dan tulis nomor barunya di halaman izin begitu ada: perpanjangan berlaku sesudah yang lama berakhir.',
    ],
  }),
  openPermits: 'Buka halaman izin',
  makerStatus: {
    paused: ({ shop }: { shop: string }) => ({
      subject: 'Barang Anda sedang tidak ditampilkan',
      paragraphs: [
        `${shop} menjeda lapak Anda: barang Anda untuk sementara tidak ditampilkan dan tidak dapat dipesan.`,
        'Pesanan yang sudah ada tetap diselesaikan, dan uangnya tetap milik Anda. Tanyakan alasannya kepada pengurus BUM Desa.',
      ],
    }),
    active: ({ shop }: { shop: string }) => ({
      subject: 'Barang Anda tampil lagi',
      paragraphs: [
        `${shop} membuka lagi lapak Anda. Barang yang tayang dapat dipesan seperti biasa.`,
      ],
    }),
  },
  makerDetached: ({ shop, maker }: { shop: string; maker: string }) => ({
    subject: 'Akun Anda tidak lagi memegang lapak',
    paragraphs: [
      `${shop} melepas akun Anda dari lapak ${maker}. Anda tidak dapat membuka lapak itu lagi.`,
      'Barang, pesanan, dan uang lapak itu tidak berubah. Akun Anda tetap dapat dipakai berbelanja. Merasa ini keliru? Tanyakan kepada pengurus BUM Desa.',
    ],
  }),
  total: 'Jumlah',
  totalPaid: 'Jumlah dibayar',
  discount: (name: string) => `Sudah dipotong promo ${name}`,
  postage: 'Ongkos kirim',
  pickup: 'Ambil sendiri',
  atVisit: (day: string) => `saat Anda berkunjung, ${day}`,
  fromDay: (day: string) => `di BUM Desa mulai ${day}`,
  line: (title: string, quantity: number) => `${title} × ${quantity}`,
  keepLink:
    'Simpan tautan ini untuk Anda sendiri: siapa pun yang membukanya dapat melihat pembelian Anda.',
  purchasePlaced: (p: { number: string; payBefore: string }) => ({
    subject: `Pembelian ${p.number} menunggu pembayaran`,
    paragraphs: [
      `Terima kasih sudah berbelanja hasil desa. Barang Anda kami sisihkan sampai ${p.payBefore}.`,
      'Silakan bayar sebelum waktu itu. Jika belum dibayar, barang kembali dijual dan Anda tidak ditagih apa pun.',
    ],
    action: 'Bayar sekarang',
  }),
  purchasePaid: (p: { number: string; shops: number }) => ({
    subject: `Pembayaran ${p.number} sudah kami terima`,
    paragraphs: ['Terima kasih, pembayaran Anda sudah kami terima. Ini tandanya:'],
    after: [
      p.shops === 1
        ? 'BUM Desa menjawab paling lambat 2×24 jam. Jika tidak menjawab, uang Anda kembali penuh.'
        : `Setiap dari ${p.shops} BUM Desa menjawab paling lambat 2×24 jam. Bagian yang tidak dijawab, uangnya kembali penuh.`,
    ],
  }),
  purchaseExpired: (p: { number: string }) => ({
    subject: `Waktu bayar ${p.number} sudah habis`,
    paragraphs: [
      'Pembayaran belum kami terima sampai batas waktunya, jadi barangnya kembali dijual. Anda tidak ditagih apa pun.',
      'Masih berminat? Silakan pesan lagi. Jika Anda terlanjur membayar, jangan khawatir: uang itu kami cocokkan dulu, lalu pesanan dilanjutkan atau uangnya dikembalikan.',
    ],
    action: 'Lihat lagi di Lumbung',
  }),
  transferRejected: (p: { number: string }) => ({
    subject: `Transfer untuk ${p.number} tidak kami temukan`,
    paragraphs: [
      'Bukti yang Anda kirim sudah kami cocokkan dengan rekening koran, tetapi uangnya tidak ada di rekening kami. Karena itu transfer ini tidak dihitung sebagai pembayaran.',
      'Periksa dulu di bank Anda, apakah transfernya berhasil dan nomor rekeningnya benar. Jika uangnya ternyata masuk belakangan, tetap kami cocokkan: pesanan dilanjutkan atau uangnya dikembalikan.',
      'Selama pembelian masih bisa dibayar, Anda dapat membayar lagi di halamannya.',
    ],
    action: 'Lihat pembelian',
  }),
  purchaseLink: (p: { number: string }) => ({
    subject: `Tautan pembelian ${p.number}`,
    paragraphs: [
      'Anda meminta tautan pembelian ini sekali lagi. Di halamannya Anda dapat melihat keadaannya, membayar, atau menghubungi BUM Desa.',
    ],
    after: [
      'Bukan Anda yang meminta? Abaikan saja pesan ini; tautannya hanya dikirim kepada Anda.',
    ],
  }),
  orderAccepted: (p: { number: string; shop: string }) => ({
    subject: `${p.shop} menerima pesanan ${p.number}`,
    paragraphs: [`Kabar baik: ${p.shop} menerima pesanan Anda dan mulai menyiapkannya.`],
  }),
  orderPacked: (p: { number: string; shop: string }) => ({
    subject: `Pesanan ${p.number} sudah dikemas`,
    paragraphs: [`${p.shop} sudah mengemas pesanan Anda.`],
  }),
  orderWithCourier: (p: { number: string; shop: string }) => ({
    subject: `Pesanan ${p.number} sedang diantar`,
    paragraphs: [
      `Pesanan Anda dari ${p.shop} sudah dibawa kurir desa. Mohon pastikan telepon Anda dapat dihubungi.`,
      'Setelah barang sampai, tekan “Sudah saya terima” di halaman pembelian Anda.',
    ],
  }),
  orderReadyForPickup: (p: { number: string; shop: string; place: string; hours: string }) => ({
    subject: `Pesanan ${p.number} siap diambil`,
    paragraphs: [
      `Pesanan Anda dari ${p.shop} siap diambil di ${p.place}${p.hours && ` (${p.hours})`}.`,
      `Sebutkan nomor pesanan ${p.number} kepada petugas.`,
    ],
  }),
  /** Of goods that a guest takes along: `when` begins with a small letter. */
  orderReadyForGuest: (p: { number: string; shop: string; when: string }) => ({
    subject: `Pesanan ${p.number} siap untuk Anda`,
    paragraphs: [
      `Barang Anda dari ${p.shop} sudah siap. Diambil ${p.when}.`,
      `Sebutkan nomor pesanan ${p.number} kepada petugas.`,
    ],
  }),
  orderDelivered: (p: { number: string; shop: string; complainBefore: string }) => ({
    subject: `Pesanan ${p.number} sudah sampai`,
    paragraphs: [
      `Pesanan Anda dari ${p.shop} tercatat sudah sampai. Semoga cocok di hati.`,
      `Ada yang kurang atau keliru? Sampaikan sebelum ${p.complainBefore}; setelah itu pesanan dianggap selesai.`,
    ],
  }),
  arrivalAsked: {
    villageCourier: (p: { number: string; shop: string; answerBefore: string }) => ({
      subject: `Pesanan ${p.number}: sudah diterima?`,
      paragraphs: [
        `Pesanan Anda dari ${p.shop} sudah seminggu bersama kurir desa, tetapi belum ditandai sampai. Sudah Anda terima?`,
        `Mohon jawab di halaman pembelian Anda. Bila belum sampai, katakan juga di sana. Tanpa jawaban sampai ${p.answerBefore}, pesanan kami anggap sudah diterima.`,
      ],
    }),
    pickup: (p: { number: string; shop: string; answerBefore: string }) => ({
      subject: `Pesanan ${p.number}: sudah diambil?`,
      paragraphs: [
        `Pesanan Anda dari ${p.shop} sudah tiga hari siap diambil. Sudah Anda terima?`,
        `Mohon jawab di halaman pembelian Anda. Bila belum dapat mengambilnya, katakan juga di sana. Tanpa jawaban sampai ${p.answerBefore}, pesanan kami anggap sudah diterima.`,
      ],
    }),
  },
  complaintSettled: (p: { number: string; shop: string; completes: string }) => ({
    subject: `Keputusan tentang keluhan pesanan ${p.number}`,
    paragraphs: [
      `Petugas Lumbung sudah memeriksa keluhan Anda tentang pesanan dari ${p.shop}. Menurut yang kami temukan, pesanan ini sudah dipenuhi, jadi uangnya diteruskan ke penjual pada ${p.completes}.`,
      'Tidak sependapat? Layanan pengaduan konsumen tertera di bagian bawah setiap halaman Lumbung.',
    ],
  }),
  complaintAnswered: (p: { number: string; shop: string; answerBefore: string }) => ({
    subject: `Jawaban atas keluhan pesanan ${p.number}`,
    paragraphs: [
      `${p.shop} sudah menjawab keluhan Anda. Bacalah di halaman pembelian Anda, lalu katakan apakah masalahnya beres.`,
      `Belum beres? Katakan juga di sana: petugas Lumbung yang lalu memutuskan. Tanpa kabar dari Anda, mereka memeriksanya setelah ${p.answerBefore}, dan uangnya tetap tertahan.`,
    ],
  }),
  complaintTaken: {
    shopSilent: (p: { number: string; shop: string }) => ({
      subject: `Keluhan pesanan ${p.number} diperiksa petugas Lumbung`,
      paragraphs: [
        `${p.shop} tidak menjawab keluhan Anda dalam 2×24 jam. Sekarang petugas Lumbung yang memeriksa dan memutuskan.`,
        'Uangnya tetap tertahan sampai ada keputusan. Sudah beres? Katakan saja di halaman pembelian Anda.',
      ],
    }),
    buyerSilent: (p: { number: string; shop: string }) => ({
      subject: `Keluhan pesanan ${p.number} diperiksa petugas Lumbung`,
      paragraphs: [
        `Kami belum mendengar dari Anda apakah jawaban ${p.shop} membereskan masalahnya. Sekarang petugas Lumbung yang memeriksa dan memutuskan.`,
        'Uangnya tetap tertahan sampai ada keputusan. Sudah beres? Katakan saja di halaman pembelian Anda.',
      ],
    }),
  },
  complaintHandedOver: {
    silent: (p: { number: string; shop: string }) => ({
      subject: `Keluhan ${p.number} lewat waktu`,
      paragraphs: [
        `${p.shop} tidak menjawab keluhan pembeli dalam 2×24 jam. Sekarang Anda yang memutuskan.`,
      ],
    }),
    answered: (p: { number: string; shop: string }) => ({
      subject: `Keluhan ${p.number} menunggu keputusan`,
      paragraphs: [
        `${p.shop} sudah menjawab, tetapi pembeli tidak mengatakan bahwa masalahnya beres. Sekarang Anda yang memutuskan.`,
      ],
    }),
  },
  paymentDisputed: (p: { number: string; amount: string; before: string | null }) => ({
    subject: `Pembayaran ${p.number} dipersoalkan lewat bank`,
    paragraphs: [
      `Pemilik kartu mempersoalkan ${p.amount} dari pembelian ${p.number}. Uang penjual dibekukan sampai bank memutuskan.`,
      p.before
        ? `Kirim bukti (pesanan, resi, percakapan) di dasbor penyedia sebelum ${p.before}. Tanpa jawaban, uangnya hilang.`
        : 'Lihat di dasbor penyedia sampai kapan bukti dapat dikirim. Tanpa jawaban, uangnya hilang.',
    ],
  }),
  openCase: 'Buka kasusnya',
  openComplaint: 'Buka keluhan',
  orderCancelled: {
    subject: (p: { number: string }) => `Pesanan ${p.number} dibatalkan`,
    shopRefused: (p: { shop: string }) =>
      `Mohon maaf, ${p.shop} tidak dapat memenuhi pesanan Anda.`,
    shopWords: (words: string) => `Alasannya: ${words}`,
    notAcceptedInTime: (p: { shop: string }) =>
      `Mohon maaf, ${p.shop} tidak menjawab dalam 2×24 jam, jadi pesanan ini kami batalkan.`,
    operatorCancelled: (p: { shop: string }) =>
      `Kunjungan Anda dibatalkan oleh ${p.shop}, dan semua uangnya kembali kepada Anda.`,
    buyerCancelled: (p: { shop: string }) =>
      `Sesuai permintaan Anda, pesanan kepada ${p.shop} kami batalkan.`,
    shopGaveBack: (p: { shop: string }) =>
      `${p.shop} menerima keluhan Anda dan mengembalikan uangnya.`,
    complaintUpheld: (p: { shop: string }) =>
      `Petugas Lumbung memeriksa keluhan Anda tentang pesanan dari ${p.shop} dan memutuskan uang Anda kembali.`,
    reversed: (p: { shop: string }) =>
      `Bank menarik kembali pembayaran Anda, jadi pesanan kepada ${p.shop} kami batalkan. Hubungi bank Anda jika Anda tidak memintanya.`,
    refund: (p: { amount: string }) =>
      `Uang Anda sebesar ${p.amount} kami kembalikan melalui cara bayar yang Anda pakai. Kami kabari lagi saat sudah dikirim.`,
    undone: (p: { shop: string }) =>
      `Penjualan di loket ${p.shop} ini dibatalkan, dan uangnya sudah dikembalikan di tempat.`,
    refundAtCounter: (p: { amount: string }) =>
      `Uang Anda sebesar ${p.amount} dikembalikan langsung oleh BUM Desa yang menerimanya.`,
    othersGoOn: 'Pesanan Anda dari BUM Desa lain dalam pembelian ini tetap berjalan.',
  },
  orderShortened: {
    subject: (p: { number: string }) => `Sebagian pesanan ${p.number} tidak dikirim`,
    lead: (p: { shop: string }) => `Mohon maaf, ${p.shop} mengirim pesanan Anda tidak lengkap:`,
    missing: (p: {
      title: string
      missing: number
      quantity: number
      reason: 'outOfStock' | 'damaged'
    }) =>
      `${p.title}: ${p.missing} dari ${p.quantity} tidak dikirim karena ${p.reason === 'damaged' ? 'rusak' : 'stoknya ternyata habis'}.`,
    weighed: (p: { title: string; weight: string }) => `${p.title}: setelah ditimbang ${p.weight}.`,
    rest: 'Selebihnya tetap dikirim. Rinciannya ada di halaman pembelian Anda.',
  },
  ticketsCancelled: (p: { what: string; count: number; remaining: number }) => ({
    subject: `${p.count} dibatalkan: ${p.what}`,
    paragraphs: [
      `Sesuai permintaan Anda, ${p.count} dari ${p.count + p.remaining} untuk ${p.what} kami batalkan.`,
      p.remaining > 0
        ? `${p.remaining} tetap datang. Buka tiketnya sekali lagi: jumlahnya sudah berubah.`
        : 'Tiketnya tidak berlaku lagi.',
    ],
  }),
  visitCalledOff: (p: { what: string; shop: string; reason: string; chooseBy: string }) => ({
    subject: `Dibatalkan BUM Desa: ${p.what}`,
    paragraphs: [
      `Mohon maaf, ${p.shop} membatalkan ${p.what}. Alasannya: ${p.reason}`,
      `Buka halaman pembelian Anda dan pilih sebelum ${p.chooseBy}: uang kembali seluruhnya, atau tanggal baru tanpa tambahan biaya. Tanpa pilihan, uangnya kembali sendiri.`,
    ],
  }),
  calledOffMoneyBack: (p: { what: string }) => ({
    subject: `Uang kembali: ${p.what}`,
    paragraphs: [`${p.what} dibatalkan oleh BUM Desa, dan semua uangnya kembali kepada Anda.`],
  }),
  shopCalledOffMoneyBack: (p: { number: string; what: string }) => ({
    subject: `Uang kembali untuk pesanan ${p.number}`,
    paragraphs: [
      `${p.what} Anda batalkan, dan uangnya sekarang dikembalikan kepada pembeli. Tidak ada yang perlu Anda lakukan.`,
    ],
  }),
  visitMoved: (p: { what: string }) => ({
    subject: `Tanggal baru: ${p.what}`,
    paragraphs: [
      `Kunjungan Anda sekarang: ${p.what}.`,
      'Kode tiket yang lama tidak berlaku lagi. Buka tiket yang baru di halaman pembelian Anda.',
    ],
  }),
  /** `when` as in `atVisit` and `fromDay`. */
  goodsWait: (p: { when: string }) => `Barang dari pesanan yang sama Anda ambil ${p.when}.`,
  noMoneyBack: 'Menurut aturan pembatalannya, tidak ada uang yang kembali.',
  refundConfirmed: (p: { number: string; amount: string }) => ({
    subject: `Uang pembelian ${p.number} sudah dikembalikan`,
    paragraphs: [
      `Pengembalian ${p.amount} sudah dikonfirmasi. Pada kartu, uangnya dapat baru terlihat setelah beberapa hari kerja.`,
    ],
  }),
  refundManual: (p: { number: string; amount: string }) => ({
    subject: `Pengembalian uang pembelian ${p.number} sedang kami urus`,
    paragraphs: [
      `Cara bayar yang Anda pakai tidak dapat mengembalikan uang secara otomatis, jadi ${p.amount} akan dikirim oleh petugas kami.`,
      'Isi rekening tujuan di halaman pembelian Anda. Kami tidak pernah meminta PIN, kata sandi, atau kode OTP.',
    ],
  }),
  refundAccountSet: (p: { number: string; amount: string; bank: string; lastDigits: string }) => ({
    subject: `Rekening pengembalian uang pembelian ${p.number} sudah dicatat`,
    paragraphs: [
      `Pengembalian ${p.amount} akan dikirim ke ${p.bank}, nomor yang berakhir ${p.lastDigits}.`,
      'Bukan rekening Anda? Segera ganti di halaman pembelian Anda, sebelum uangnya dikirim, dan hubungi kami.',
    ],
  }),
  refundReturned: (p: { number: string; amount: string }) => ({
    subject: `Uang pembelian ${p.number} ditolak bank Anda dan kembali kepada kami`,
    paragraphs: [
      `Pengembalian ${p.amount} tidak dapat dimasukkan ke kartu atau rekening tujuan, misalnya karena sudah ditutup. Uang itu tetap milik Anda dan akan dikirim oleh petugas kami.`,
      'Isi atau perbaiki rekening tujuan di halaman pembelian Anda. Kami tidak pernah meminta PIN, kata sandi, atau kode OTP.',
    ],
  }),
  refundAtCounter: (p: { number: string; amount: string }) => ({
    subject: `Uang pembelian ${p.number} dikembalikan di loket`,
    paragraphs: [
      `Anda membayar langsung kepada BUM Desa, jadi ${p.amount} dikembalikan langsung oleh BUM Desa juga. Tunjukkan halaman pembelian ini di loketnya.`,
    ],
  }),
  refundAtCounterDone: (p: { number: string; amount: string }) => ({
    subject: `Uang pembelian ${p.number} sudah dikembalikan`,
    paragraphs: [
      `BUM Desa mencatat bahwa ${p.amount} sudah dikembalikan kepada Anda. Belum menerimanya? Hubungi BUM Desa lewat halaman pembelian Anda.`,
    ],
  }),
  shopNewOrder: (p: { number: string; acceptBefore: string }) => ({
    subject: `Pesanan baru ${p.number}`,
    paragraphs: [
      `Ada pesanan baru yang sudah dibayar. Mohon terima atau tolak sebelum ${p.acceptBefore}; lewat dari itu pesanan batal sendiri dan uang pembeli kembali.`,
    ],
  }),
  shopOrderExpiring: (p: { number: string; acceptBefore: string }) => ({
    subject: `Pesanan ${p.number} belum dijawab`,
    paragraphs: [
      `Pesanan ini akan batal sendiri pada ${p.acceptBefore}. Masih sempat: terima jika barangnya ada, tolak jika tidak.`,
    ],
  }),
  shopCalendarCollided: (p: { number: string; title: string; host: string }) => ({
    subject: `Kalender bentrok: ${p.number}`,
    paragraphs: [
      `Malam pesanan ${p.number} (${p.title}) juga tercatat terisi di ${p.host}. Pesanan di Lumbung tidak kami ubah.`,
      'Periksa kedua kalender, lalu segera kabari salah satu tamu: pindahkan ke tempat lain atau kembalikan uangnya.',
    ],
  }),
  shopOrderComplained: (p: { number: string; what: string; answerBefore: string }) => ({
    subject: `Keluhan untuk pesanan ${p.number}`,
    paragraphs: [
      `Pembeli menyampaikan keluhan: ${p.what}. Keterangannya ada di halaman pesanan; mohon hubungi pembeli dan jawab dari sana sebelum ${p.answerBefore}. Sesudah itu petugas Lumbung yang memutuskan.`,
      'Uang pesanan ini tertahan sampai pembeli mengatakan beres, Anda mengembalikan uangnya, atau petugas Lumbung memutuskan.',
    ],
  }),
  shopComplaintTaken: {
    shopSilent: (p: { number: string }) => ({
      subject: `Keluhan pesanan ${p.number} diserahkan kepada petugas Lumbung`,
      paragraphs: [
        'Keluhan pembeli tidak dijawab dalam 2×24 jam. Sekarang petugas Lumbung yang memutuskan.',
        'Uang pesanan ini tetap tertahan sampai ada keputusan. Sebelum itu Anda masih boleh mengembalikan uangnya dari halaman pesanan.',
      ],
    }),
    buyerSilent: (p: { number: string }) => ({
      subject: `Keluhan pesanan ${p.number} diserahkan kepada petugas Lumbung`,
      paragraphs: [
        'Pembeli tidak mengatakan apakah jawaban Anda membereskan masalahnya. Sekarang petugas Lumbung yang memutuskan.',
        'Uang pesanan ini tetap tertahan sampai ada keputusan. Sebelum itu Anda masih boleh mengembalikan uangnya dari halaman pesanan.',
      ],
    }),
    notSettled: (p: { number: string }) => ({
      subject: `Keluhan pesanan ${p.number} diserahkan kepada petugas Lumbung`,
      paragraphs: [
        'Menurut pembeli, jawaban Anda belum membereskan masalahnya. Sekarang petugas Lumbung yang memutuskan.',
        'Uang pesanan ini tetap tertahan sampai ada keputusan. Sebelum itu Anda masih boleh mengembalikan uangnya dari halaman pesanan.',
      ],
    }),
  },
  shopTicketsCancelled: (p: {
    number: string
    what: string
    count: number
    remaining: number
  }) => ({
    subject: `${p.count} dibatalkan dari pesanan ${p.number}`,
    paragraphs: [
      `Pembeli membatalkan ${p.count} dari ${p.count + p.remaining} untuk ${p.what}. Tempatnya sudah dapat dipesan lagi.`,
    ],
  }),
  shopVisitMoved: (p: { number: string; what: string }) => ({
    subject: `Tanggal pesanan ${p.number} diubah`,
    paragraphs: [
      `Pembeli mengubah tanggal kunjungannya: ${p.what}. Kalender Anda sudah mengikuti.`,
    ],
  }),
  shopOrderCancelled: {
    subject: (p: { number: string }) => `Pesanan ${p.number} batal`,
    notAcceptedInTime:
      'Pesanan ini tidak dijawab dalam 2×24 jam, jadi batal sendiri. Uang pembeli dikembalikan dan stok sudah kembali ke rak.',
    operatorCancelled: 'Kunjungannya dibatalkan BUM Desa Anda, dan uangnya kembali kepada pembeli.',
    buyerCancelled:
      'Pembeli membatalkan pesanan ini. Mohon jangan dikirim; stok sudah kembali ke rak.',
    reversed:
      'Bank menarik kembali pembayaran pesanan ini. Mohon jangan dikirim; stok sudah kembali ke rak.',
    reversedAfterHandOver:
      'Bank menarik kembali pembayaran pesanan ini, padahal barangnya sudah Anda serahkan. Petugas Lumbung akan menghubungi Anda; simpan bukti serah terima.',
    shopGaveBack: 'BUM Desa Anda mengembalikan uang pesanan ini setelah keluhan pembeli.',
    complaintUpheld:
      'Petugas Lumbung memutuskan keluhan pembeli benar, jadi uang pesanan ini dikembalikan kepadanya. Stok tidak berubah: barangnya sudah Anda serahkan.',
    shopRefused:
      'Pesanan ini ditolak oleh BUM Desa. Uang pembeli dikembalikan dan stok sudah kembali ke rak.',
  },
  request: {
    open: 'Lihat permintaan Anda',
    asked: (p: RequestWords) => ({
      subject: `Permintaan ${p.number} sudah kami teruskan`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} orang. ${p.shop} menjawab paling lambat ${p.answerBefore}.`,
        'Belum ada yang perlu dibayar. Simpan tautan ini untuk melihat jawabannya atau membatalkan.',
      ],
    }),
    confirmed: (p: RequestWords) => ({
      subject: `${p.shop} menyanggupi permintaan ${p.number}`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} orang: ${p.price} untuk seluruh rombongan.`,
        `Harinya disimpan untuk Anda sampai ${p.payBefore}. Bayar sebelum waktu itu; lewat dari itu harinya dibuka lagi untuk yang lain.`,
        ...(p.answer ? [`Pesan dari BUM Desa: ${p.answer}`] : []),
      ],
    }),
    declined: (p: RequestWords) => ({
      subject: `Permintaan ${p.number} tidak dapat diterima`,
      paragraphs: [
        `Maaf, ${p.shop} tidak dapat menerima rombongan Anda pada ${p.date}. Anda tidak ditagih apa pun.`,
        ...(p.answer ? [`Alasannya: ${p.answer}`] : []),
      ],
    }),
    expired: (p: RequestWords) => ({
      subject: `Permintaan ${p.number} sudah lewat waktunya`,
      paragraphs: [
        p.price
          ? `Pembayaran belum kami terima sampai batas waktunya, jadi ${p.date} dibuka lagi untuk yang lain. Anda tidak ditagih apa pun.`
          : `${p.shop} tidak menjawab dalam 24 jam. Anda tidak ditagih apa pun; silakan minta hari lain atau hubungi mereka langsung.`,
      ],
    }),
  },
  shopRequest: {
    open: 'Buka permintaan',
    asked: (p: RequestWords) => ({
      subject: `Permintaan rombongan baru ${p.number}`,
      paragraphs: [
        `${p.title}, ${p.date}, ${p.people} orang. Mohon sanggupi atau tolak sebelum ${p.answerBefore}; lewat dari itu permintaannya gugur.`,
      ],
    }),
    withdrawn: (p: RequestWords) => ({
      subject: `Permintaan ${p.number} dibatalkan peminta`,
      paragraphs: [`${p.title}, ${p.date}, ${p.people} orang: tidak jadi. Harinya terbuka lagi.`],
    }),
    expired: (p: RequestWords) => ({
      subject: `Permintaan ${p.number} sudah lewat waktunya`,
      paragraphs: [
        p.price
          ? `${p.title}, ${p.date}: tidak dibayar tepat waktu. Harinya terbuka lagi.`
          : `${p.title}, ${p.date}: tidak dijawab dalam 24 jam, jadi gugur.`,
      ],
    }),
  },
  /** Opens WhatsApp; links are logged on their way, so no address and nothing about money. */
  whatsapp: {
    toBuyer: (p: { shop: string; number: string }) =>
      `Halo, kami dari ${p.shop} di Lumbung, tentang pesanan ${p.number}.`,
    toShop: (p: { shop: string; number: string }) =>
      `Halo ${p.shop}, saya ingin bertanya tentang pesanan ${p.number} di Lumbung.`,
  },
}

type RequestWords = {
  number: string
  shop: string
  title: string
  date: string
  people: number
  price: string | null
  answer: string | null
  answerBefore: string
  payBefore: string
}

export type Messages = typeof messages
