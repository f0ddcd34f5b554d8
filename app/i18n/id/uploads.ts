export const uploads = {
  progress: 'Foto yang terkirim',
  sending: 'Foto sedang dikirim. Silakan isi yang lain.',
  making: 'Foto sudah sampai, sedang disiapkan.',
  waiting: 'Sinyal terputus. Nanti dilanjutkan dari yang sudah terkirim.',
  retry: 'Coba sekarang',
  sent: 'Foto sudah terkirim.',
  held: 'Isian Anda disimpan begitu fotonya sampai. Biarkan halaman ini terbuka.',
  withForm: 'Foto belum terkirim. Nanti ikut terkirim bersama isian ini.',
}

export type Uploads = typeof uploads
