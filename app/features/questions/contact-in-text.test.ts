import { expect, test } from 'vitest'
import { hasContact } from './contact-in-text.ts'

test.each([
  'hubungi 0812-3456-7890 ya',
  'WA +62 812 3456 7890',
  '6281234567890',
  '0 8 1 2 3 4 5 6 7 8 9 0',
  '(0342) 123456',
  '０８１２３４５６７８９０',
  'lihat https://contoh.example/x',
  'tokoku.com lebih murah',
  'wa.me/62812',
  'tulis ke budi@contoh.id',
])('a contact is seen in "%s"', (text) => expect(hasContact(text)).toBe(true))

test.each([
  'Harganya Rp10.000.000.000 atau Rp 1.500.000?',
  'Apakah buka jam 08.00 - 09.00?',
  'Berapa lama tahan? 30 hari? 500 g?',
  'Tanggal 01-02-2026 bisa?',
  'Isinya 12345678901 butir.',
  'Enak sekali.Terima kasih',
])('none in "%s"', (text) => expect(hasContact(text)).toBe(false))
