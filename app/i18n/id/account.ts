export const account = {
  fields: {
    name: 'Nama',
    nameHint: 'Nama yang dipanggil penjual saat menyerahkan pesanan.',
    identifier: 'Nomor HP atau e-mail',
    identifierHint: 'Misalnya 0812-3456-7890 atau nama@contoh.id',
    email: 'E-mail',
    newEmail: 'E-mail baru',
    password: 'Kata sandi',
    newPassword: 'Kata sandi baru',
    newPasswordHint: 'Paling sedikit 8 karakter. Kalimat pendek yang hanya Anda tahu paling aman.',
    currentPassword: 'Kata sandi sekarang',
    code: 'Kode 6 angka',
    codeHint: 'Buka aplikasi autentikator di HP Anda.',
  },
  fieldErrors: {
    required: 'Mohon diisi.',
    identifier: 'Tulis nomor HP atau alamat e-mail.',
    email: 'Alamat e-mail ini belum lengkap. Contoh: nama@contoh.id',
    'email-ascii':
      'Alamat e-mail hanya boleh berisi huruf latin tanpa tanda. Coba alamat lain, ya.',
    phone: 'Nomor HP ini belum benar. Tulis seperti 0812-3456-7890.',
    name: 'Nama berisi karakter yang tidak dapat kami simpan. Tulis dalam satu baris biasa.',
    'name-long': 'Nama terlalu panjang, paling banyak 80 huruf.',
    'password-short': 'Kata sandi terlalu pendek, paling sedikit 8 karakter.',
    'password-long': 'Kata sandi terlalu panjang, paling banyak 200 karakter.',
    'password-common': 'Kata sandi ini termasuk yang paling mudah ditebak. Pilih yang lain, ya.',
    'password-own': 'Jangan memakai nama, nomor, atau alamat Anda sendiri sebagai kata sandi.',
    code: 'Kode terdiri dari 6 angka.',
    unknown: 'Isian ini tidak kami kenali. Muat ulang halaman lalu coba lagi.',
  },
  refusals: {
    'wrong-credentials': 'Nomor/e-mail atau kata sandi tidak cocok. Periksa lagi, ya.',
    'wrong-password': 'Kata sandi tidak cocok.',
    'wrong-code': 'Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya lalu coba lagi.',
    'not-waiting': 'Waktu memasukkan kode sudah habis. Silakan masuk lagi.',
    'link-invalid': 'Tautan ini sudah dipakai atau sudah tidak berlaku.',
    'already-active': 'Akun ini sudah aktif. Silakan masuk.',
    'already-on': 'Verifikasi dua langkah sudah aktif.',
    'offer-over': 'Kode QR ini sudah tidak berlaku. Pindai kode yang baru di halaman ini.',
    'still-serving':
      'Akun Anda masih terhubung dengan BUM Desa, lapak, atau kantor. Minta pengelola melepasnya dahulu.',
    'open-orders': 'Masih ada pesanan yang berjalan. Akun dapat dihapus setelah semuanya selesai.',
  },
  tooMany: (minutes: number) =>
    `Terlalu banyak percobaan. Demi keamanan, coba lagi ${minutes} menit lagi.`,
  checkFields: 'Ada isian yang perlu diperbaiki.',

  signIn: {
    title: 'Masuk',
    lead: 'Selamat datang kembali.',
    submit: 'Masuk',
    forgot: 'Lupa kata sandi?',
    noAccount: 'Belum punya akun?',
    signUp: 'Daftar dulu',
    guest: 'Belanja bisa tanpa akun: cukup nama dan nomor HP saat checkout.',
    afterReset: 'Kata sandi baru sudah tersimpan. Silakan masuk.',
  },
  code: {
    title: 'Satu langkah lagi',
    lead: 'Masukkan kode dari aplikasi autentikator Anda.',
    submit: 'Lanjut',
    lost: 'HP autentikator hilang? Hubungi admin Lumbung; identitas Anda akan dipastikan dahulu.',
    again: 'Masuk dengan akun lain',
  },
  signUp: {
    title: 'Daftar',
    lead: 'Satu akun untuk belanja di semua desa.',
    submit: 'Buat akun',
    haveAccount: 'Sudah punya akun?',
    signIn: 'Masuk',
    terms:
      'Dengan mendaftar, Anda setuju data ini kami pakai untuk mengurus akun dan pesanan Anda. Anda dapat mengunduh atau menghapusnya kapan saja.',
    mailTitle: 'Periksa e-mail Anda',
    mailText: (email: string) =>
      `Kami mengirim surat ke ${email}. Buka tautan di dalamnya dalam 24 jam untuk melanjutkan.`,
    mailHint: 'Belum masuk? Tunggu beberapa menit, lalu lihat juga folder spam.',
    phoneTitle: 'Tinggal masuk',
    phoneText: (phone: string) =>
      `Jika ${phone} belum punya akun, akunnya sudah jadi. Masuk dengan kata sandi yang baru saja Anda buat.`,
    phoneHint:
      'Tidak bisa masuk? Mungkin nomor ini sudah pernah didaftarkan dengan kata sandi lain.',
  },
  confirm: {
    title: 'Aktifkan akun',
    lead: (name: string) => `Halo ${name}, ketik kata sandi yang tadi Anda buat.`,
    submit: 'Aktifkan dan masuk',
    invalidTitle: 'Tautan tidak berlaku',
    invalidText:
      'Tautan ini sudah dipakai atau lebih dari 24 jam. Silakan masuk, atau daftar sekali lagi.',
  },
  forgot: {
    title: 'Lupa kata sandi',
    lead: 'Tulis nomor HP atau e-mail akun Anda. Tautan untuk membuat kata sandi baru kami kirim lewat e-mail.',
    submit: 'Kirim tautan',
    sentTitle: 'Periksa e-mail Anda',
    sentText:
      'Jika akun itu ada dan mempunyai alamat e-mail, tautannya sudah kami kirim. Tautan berlaku 30 menit.',
    phoneOnly:
      'Akun Anda hanya dengan nomor HP? Hubungi kami di layanan pengaduan; kami pastikan dahulu bahwa itu Anda.',
    backToSignIn: 'Kembali ke halaman masuk',
  },
  reset: {
    title: 'Kata sandi baru',
    lead: 'Setelah disimpan, semua perangkat lain keluar dari akun ini.',
    submit: 'Simpan kata sandi',
    invalidTitle: 'Tautan tidak berlaku',
    invalidText: 'Tautan hanya berlaku 30 menit dan sekali pakai. Minta tautan yang baru.',
    askAgain: 'Minta tautan baru',
  },

  home: {
    title: 'Akun saya',
    hello: (name: string) => `Halo, ${name}`,
    purchases: 'Pembelian saya',
    purchasesText: 'Lacak pesanan dan lihat riwayat belanja.',
    questions: 'Pertanyaan saya',
    questionsText: 'Yang Anda tanyakan kepada penjual, dan jawabannya.',
    profile: 'Profil',
    profileText: 'Nama dan alamat e-mail.',
    security: 'Keamanan',
    securityText: 'Kata sandi, perangkat, dan verifikasi dua langkah.',
    data: 'Data saya',
    dataText: 'Unduh atau hapus data Anda.',
    workplaces: 'Tempat kerja',
    maker: 'Lapak',
    regency: 'Dasbor kabupaten',
    admin: 'Admin',
    roles: {
      manager: 'Direktur',
      treasurer: 'Bendahara',
      supervisor: 'Pengawas',
      staff: 'Staf',
    },
  },
  profile: {
    title: 'Profil',
    saved: 'Perubahan sudah tersimpan.',
    nameTitle: 'Nama',
    emailTitle: 'Alamat e-mail',
    noEmail: 'Belum ada. Dengan e-mail, Anda dapat membuat kata sandi baru bila lupa.',
    phoneTitle: 'Nomor HP',
    noPhone: 'Belum ada.',
    changeEmail: 'Kirim surat konfirmasi',
    emailSent:
      'Kami mengirim surat ke alamat baru itu. Alamat berganti setelah Anda membuka tautannya.',
    confirmTitle: 'Ganti alamat e-mail',
    confirmText: (email: string) => `Mulai sekarang akun Anda memakai ${email}.`,
    confirmSubmit: 'Ya, ganti',
  },
  security: {
    title: 'Keamanan',
    passwordTitle: 'Ganti kata sandi',
    passwordSubmit: 'Ganti kata sandi',
    passwordSaved: 'Kata sandi sudah diganti. Perangkat lain sudah dikeluarkan.',
    sessionsTitle: 'Perangkat yang masuk',
    thisDevice: 'Perangkat ini',
    lastSeen: (when: string) => `Terakhir aktif ${when}`,
    since: (when: string) => `Masuk ${when}`,
    revoke: 'Keluarkan',
    revokeDevice: (device: string) => `Keluarkan ${device}`,
    revokeOthers: 'Keluarkan semua perangkat lain',
    revoked: 'Perangkat sudah dikeluarkan.',
    device: (browser: string, system: string) => `${browser} di ${system}`,
    unknownDevice: 'Perangkat lain',
    factorTitle: 'Verifikasi dua langkah',
    factorOff:
      'Selain kata sandi, masuk memerlukan kode dari HP Anda. Kami anjurkan untuk semua pengelola.',
    factorOn: 'Aktif. Saat masuk, kami meminta kode dari aplikasi autentikator Anda.',
    factorSetUp: 'Pasang',
    factorRemove: 'Lepas',
    factorRemoveText:
      'Untuk melepas, kami meminta kode saat ini dan kata sandi Anda. HP hilang? Hubungi pengelola Lumbung.',
    factorRemoved: 'Verifikasi dua langkah sudah dilepas.',
    factorAdded: 'Verifikasi dua langkah sudah aktif.',
  },
  factor: {
    title: 'Pasang verifikasi dua langkah',
    scan: 'Pindai gambar ini dengan aplikasi autentikator (Google Authenticator, Aegis, atau lainnya).',
    manual: 'Tidak bisa memindai? Ketik kunci ini di aplikasi:',
    qr: 'Kode QR untuk aplikasi autentikator',
    proof:
      'Lalu ketik kode 6 angka yang ditampilkannya, dan kata sandi Anda sekali lagi agar hanya Anda yang dapat memasangnya.',
    demanded:
      'Meja admin mengurus uang orang lain. Pasang verifikasi dua langkah dahulu; setelah itu meja admin langsung terbuka.',
    advice:
      'Akun Anda hanya dijaga kata sandi. Dengan kode dari HP, kata sandi yang bocor tidak membuka apa pun.',
    adviceLink: 'Pasang verifikasi dua langkah',
    submit: 'Aktifkan',
  },
  purchases: {
    title: 'Pembelian saya',
    emptyTitle: 'Belum ada pembelian',
    emptyText: 'Pembelian yang Anda lakukan setelah masuk akan tampil di sini.',
    shop: 'Mulai belanja',
    older: 'Pembelian sebelumnya',
    number: (number: string) => `Pembelian ${number}`,
    from: (shops: string) => `Dari ${shops}`,
    statuses: {
      awaitingPayment: 'Menunggu pembayaran',
      dueOnDelivery: 'Bayar di tempat',
      paid: 'Dibayar',
      expired: 'Kedaluwarsa',
      cancelled: 'Dibatalkan',
    },
  },
  data: {
    title: 'Data saya',
    exportTitle: 'Unduh data saya',
    exportText:
      'Semua yang kami simpan tentang Anda dalam satu berkas JSON: profil, persetujuan, pembelian, dan pesan.',
    exportSubmit: 'Unduh data',
    eraseTitle: 'Hapus akun',
    eraseText:
      'Nama, nomor, alamat, dan pesan Anda dihapus untuk selamanya. Angka penjualan tetap ada tanpa nama, karena pembukuan BUM Desa harus disimpan.',
    eraseSubmit: 'Hapus akun saya',
    erasedTitle: 'Akun Anda sudah dihapus',
    erasedText: 'Terima kasih sudah berbelanja dari desa.',
  },

  mailGreeting: (name: string) => `Halo ${name},`,
  mailGreetingToStranger: 'Halo,',
  mailSignature: ['Salam dari desa,', 'Lumbung'],
  mails: {
    confirmSignUp: {
      subject: 'Aktifkan akun Lumbung Anda',
      paragraphs: ['Tinggal satu langkah: buka tautan ini dan ketik kata sandi Anda.'],
      action: 'Aktifkan akun',
      after: [
        'Tautan berlaku 24 jam. Jika Anda tidak mendaftar di Lumbung, abaikan saja surat ini; tidak ada data yang disimpan.',
      ],
    },
    accountExists: {
      subject: 'Anda sudah punya akun Lumbung',
      paragraphs: [
        'Seseorang, mungkin Anda sendiri, baru saja mendaftarkan alamat ini. Alamat ini sudah punya akun, jadi tidak ada yang berubah. Silakan masuk seperti biasa.',
      ],
      action: 'Lupa kata sandi?',
      after: ['Jika itu bukan Anda, abaikan saja surat ini.'],
    },
    reset: {
      subject: 'Buat kata sandi baru',
      paragraphs: ['Buka tautan ini untuk membuat kata sandi baru akun Lumbung Anda.'],
      action: 'Buat kata sandi baru',
      after: [
        'Tautan berlaku 30 menit dan hanya sekali. Jika Anda tidak memintanya, abaikan saja; kata sandi Anda tetap.',
      ],
    },
    passwordChanged: {
      subject: 'Kata sandi Anda sudah diganti',
      paragraphs: [
        'Kata sandi akun Lumbung Anda baru saja diganti, dan semua perangkat lain sudah dikeluarkan.',
      ],
      action: 'Bukan saya: buat kata sandi baru',
      after: [],
    },
    confirmEmail: {
      subject: 'Pakai alamat ini untuk akun Lumbung Anda',
      paragraphs: ['Buka tautan ini untuk memakai alamat ini di akun Lumbung Anda.'],
      action: 'Pakai alamat ini',
      after: ['Tautan berlaku 24 jam. Jika Anda tidak memintanya, abaikan saja surat ini.'],
    },
    emailChanged: {
      subject: 'Alamat e-mail akun Anda sudah diganti',
      paragraphs: [
        'Akun Lumbung Anda sekarang memakai alamat e-mail lain. Alamat ini tidak lagi terhubung.',
      ],
      action: '',
      after: ['Jika itu bukan Anda, segera hubungi layanan pengaduan Lumbung.'],
    },
  },
}

export type Account = typeof account
