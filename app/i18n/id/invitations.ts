/** What every invitation by a link has in common: making it, the open ones, taking one up. */
export const invitations = {
  phone: 'Nomor WhatsApp',
  phoneHint: 'Tautan lama untuk nomor yang sama tidak berlaku lagi.',
  submit: 'Buat tautan',
  readyTitle: 'Tautan siap dikirim',
  link: 'Tautan undangan',
  send: 'Kirim lewat WhatsApp',
  done: 'Selesai',
  openTitle: 'Undangan yang belum dibuka',
  until: (date: string) => `berlaku sampai ${date}`,
  over: 'sudah kedaluwarsa',
  revoke: 'Cabut',
  revokeText: (name: string) =>
    `Tautan yang sudah dikirim kepada ${name} langsung mati. Untuk mengundang lagi, buat tautan baru.`,
  revokeSure: 'Ya, cabut undangan',
  revokeOf: (name: string) => `Cabut undangan ${name}`,
  signInFirst: 'Masuk atau daftar dulu, lalu kembali ke halaman ini.',
  mailHint:
    'Mendaftar dengan email? Setelah akun aktif, buka tautan undangan di WhatsApp sekali lagi.',
  signIn: 'Masuk',
  signUp: 'Daftar akun baru',
  as: (name: string) => `Anda masuk sebagai ${name}.`,
  join: 'Bergabung',
  overTitle: 'Undangan ini tidak berlaku lagi',
  overText:
    'Tautannya sudah dipakai, dicabut, atau lewat 7 hari. Minta yang baru kepada pengurus BUM Desa.',
  justOver: 'Undangan ini baru saja dipakai atau dicabut. Minta yang baru.',
}

export type InvitationTexts = typeof invitations
