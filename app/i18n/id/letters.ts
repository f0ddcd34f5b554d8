/** What people may decline, where they do it, and what is said when nothing arrives. */
export const letters = {
  wayOut: 'Tidak ingin menerima kabar seperti ini lagi? Berhenti di sini.',
  topics: {
    orderProgress: 'Langkah pesanan',
    requests: 'Permintaan rombongan',
    answers: 'Jawaban atas pertanyaan Anda',
    questions: 'Pertanyaan dari pembeli',
    stock: 'Pertanyaan stok mingguan',
    shopQuestions: 'Pertanyaan dari pembeli',
    shopRequests: 'Permintaan rombongan',
    work: 'Pengingat pekerjaan toko',
  },
  topicTexts: {
    orderProgress: 'Diterima, dikemas, dan dibawa kurir atau siap diambil.',
    requests: 'Permintaan Anda sudah diteruskan, ditolak, atau lewat waktunya.',
    answers: 'Saat penjual menjawab pertanyaan yang Anda ajukan.',
    questions: 'Saat pembeli bertanya tentang barang atau wisata Anda.',
    stock: 'Sekali seminggu: apakah barang Anda masih ada?',
    shopQuestions: 'Saat pembeli bertanya tentang barang atau wisata BUM Desa Anda.',
    shopRequests: 'Rombongan yang meminta hari, dan yang batal atau lewat waktunya.',
    work: 'Pesanan yang hampir lewat waktu, lamaran baru, dan kalender yang bentrok.',
  },
  always:
    'Kabar tentang pembayaran, uang kembali, pembatalan, batas waktu, dan keamanan akun tetap dikirim.',
  unsubscribe: {
    title: 'Berhenti menerima kabar',
    lead: (topic: string, address: string) => `${topic}, ke ${address}`,
    stop: 'Berhenti menerima kabar ini',
    stopped: 'Kabar ini tidak dikirim lagi',
    stoppedText: (address: string) => `Tidak ada lagi kabar seperti ini ke ${address}.`,
    resume: 'Terima lagi',
    resumed: 'Kabar ini dikirim lagi seperti semula.',
    others: 'Mengatur semua kabar di akun Anda',
  },
  settings: {
    title: 'Pemberitahuan',
    tileText: 'Kabar yang ingin Anda terima',
    lead: 'Pilih kabar yang ingin Anda terima.',
    yours: 'Untuk Anda',
    sentTo: (address: string) => `Dikirim ke ${address}.`,
    noAddress: 'Belum ada alamat e-mail atau nomor HP di akun Anda.',
    saved: 'Pilihan Anda sudah tersimpan.',
  },
  channel: {
    title: 'Lewat mana',
    lead: 'Surat tentang kata sandi dan keamanan akun selalu lewat e-mail.',
    email: (address: string) => `E-mail ke ${address}`,
    whatsapp: (number: string) => `WhatsApp ke ${number}`,
    stop: 'Membalas BERHENTI di WhatsApp menghentikan kabar yang boleh dihentikan.',
  },
  /** Fixed parts of every template on WhatsApp. */
  whatsapp: {
    news: (subject: string) => ({
      subject: 'Ada kabar untuk Anda di Lumbung',
      paragraphs: [
        `Kabarnya: ${subject}. Selengkapnya ada di halaman Anda; tekan tombol di bawah pesan ini.`,
      ],
      after: [] as string[],
    }),
    footer: 'Balas BERHENTI untuk kabar pembayaran saja.',
    open: 'Buka di Lumbung',
  },
  unreachable: {
    title: 'Surat ke alamat ini tidak sampai',
    own: (address: string, since: string) =>
      `Sejak ${since} surat kami ke ${address} ditolak. Periksa ejaannya dan ganti bila keliru; setelah diganti, catatan ini hilang.`,
    change: 'Ganti alamat',
    shop: (address: string, since: string) =>
      `Sejak ${since} surat kami ke ${address} ditolak. Ganti alamatnya di pengaturan BUM Desa.`,
    buyer: (since: string) =>
      `Sejak ${since} surat ke alamat pembeli ini ditolak. Hubungi pembeli lewat telepon.`,
    reason: (reason: string) => `Jawaban server penerima: ${reason}`,
  },
}

export type LettersTexts = typeof letters
