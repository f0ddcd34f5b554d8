import { expect, test } from 'vitest'
import { formatPhone, parsePhone, whatsappLink } from './phone.ts'

test.each([
  '081234567890',
  '0812-3456-7890',
  '62 812 3456 7890',
  '+62 (812) 3456.7890',
  '81234567890',
  ' +6281234567890 ',
])('reads %j as one number', (text) => {
  expect(parsePhone(text)).toBe('+6281234567890')
})

test.each([
  '08123456789;ext=5',
  '+1 202 555 0123',
  '٠٨١٢٣٤٥٦٧٨٩٠',
  '0812<script>alert(1)</script>',
  "'+62812'||pg_sleep(5)--",
  'tel:+6281234567890',
  '0812345678901234',
  '',
  '0812',
  '021555123',
  '+62',
  '++6281234567890',
])('refuses %j', (text) => {
  expect(parsePhone(text)).toBeNull()
})

test('is shown the way people read it aloud', () => {
  expect(formatPhone('+6281234567890')).toBe('0812-3456-7890')
})

test('a WhatsApp link has digits only and an encoded text', () => {
  expect(whatsappLink('+6281234567890', 'Halo & salam')).toBe(
    'https://wa.me/6281234567890?text=Halo%20%26%20salam',
  )
})
