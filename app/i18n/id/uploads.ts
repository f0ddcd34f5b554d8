export const uploads = {
  progress: 'Foto yang terkirim',
  sending: 'Foto sedang dikirim. Silakan isi yang lain.',
  /** Where there is nothing else to fill in. */
  onItsWay: 'Foto sedang dikirim.',
  making: 'Foto sudah sampai, sedang disiapkan.',
  waiting: 'Sinyal terputus. Nanti dilanjutkan dari yang sudah terkirim.',
  retry: 'Coba sekarang',
  sent: 'Foto sudah terkirim.',
  /** Of a photo that waits for its form: nobody is to go away now. */
  arrived: (submit: string) => `Foto sudah sampai. Tekan “${submit}” untuk menyelesaikan.`,
  held: 'Isian Anda dikirim begitu fotonya sampai. Biarkan halaman ini terbuka.',
  withForm: 'Foto belum terkirim. Nanti ikut terkirim bersama isian ini.',
  sentBefore: 'Foto yang sudah terkirim',
  /** Why a photo was not taken, of whatever form. */
  problems: {
    empty: 'Berkas foto itu kosong. Potret lagi atau pilih foto lain.',
    'not-a-picture': 'Berkas itu bukan foto JPEG, PNG, WebP, atau AVIF. Pilih foto lain.',
    heic: 'Foto HEIC dari iPhone belum bisa dibaca. Di Pengaturan › Kamera › Format pilih “Paling Kompatibel”, lalu potret lagi.',
    damaged: 'Foto itu rusak atau belum terunggah seluruhnya. Pilih sekali lagi.',
    'too-many-pixels': 'Foto itu terlalu besar (lebih dari 40 megapiksel). Pilih yang lebih kecil.',
    'too-small': 'Foto itu terlalu kecil. Sisi terpendeknya paling sedikit 240 piksel.',
    unavailable:
      'Tempat penyimpanan foto sedang tidak menjawab. Isian Anda yang lain tetap ada; pilih fotonya lagi sebentar lagi.',
    busy: 'Sedang banyak foto yang diolah. Foto Anda tidak apa-apa: kirim lagi sebentar lagi. Isian yang lain tetap ada.',
    gone: 'Fotonya tidak tersimpan. Pilih sekali lagi.',
    'too-often':
      'Terlalu banyak foto dalam satu jam. Coba lagi nanti; isian Anda yang lain tetap ada.',
  },
}

export type Uploads = typeof uploads
