import { expect, test } from 'vitest'
import { parseEmail } from '#app/core/email.ts'
import { signInForm, signUpForm } from './forms.ts'

const good = { name: 'Siti', identifier: '0812 3456 7890', password: 'padi kuning sore' }
const messages = (form: object) =>
  signUpForm
    .safeParse(form)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

test.each([
  ['a+1@b.co', 'a+1@b.co'],
  ["a'--@b.co", "a'--@b.co"],
  ['A@B.CO', 'a@b.co'],
  ['a@xn--80ak6aa92e.com', 'a@xn--80ak6aa92e.com'],
  ['  ibu.siti@desa.id ', 'ibu.siti@desa.id'],
])('%s is the address %s', (text, email) => {
  expect(parseEmail(text)).toEqual({ email })
})

test.each([
  'a@b',
  'a\u0000@b.co',
  'a@[127.0.0.1]',
  'a..b@c.co',
  '@b.co',
  'a@',
  'a b@c.co',
  'a@b.co\r\nBcc: x@y.id',
  `${'a'.repeat(65)}@b.co`,
  'a@127.0.0.1',
])('%j is no address', (text) => {
  expect(parseEmail(text)).toEqual({ problem: 'email' })
})

test('an address outside ASCII has its own sentence', () => {
  expect(parseEmail('юзер@пример.рф')).toEqual({ problem: 'email-ascii' })
  expect(messages({ ...good, identifier: 'юзер@пример.рф' })).toEqual(['identifier: email-ascii'])
})

test.each([
  '08123456789;ext=5',
  '٠٨١٢٣٤٥٦٧٨٩٠',
  '0812<script>alert(1)</script>',
  "+62812'||pg_sleep(5)--",
  'tel:+6281234567890',
  '0812345678901234',
])('%s is no telephone number', (identifier) => {
  expect(messages({ ...good, identifier })).toEqual(['identifier: phone'])
})

test('one field takes a number or an address, in any usual spelling', () => {
  const read = (identifier: string) => signUpForm.parse({ ...good, identifier }).identifier
  expect(read('081234567890')).toEqual({ kind: 'phone', phone: '+6281234567890' })
  expect(read('+62 (812) 3456-7890')).toEqual({ kind: 'phone', phone: '+6281234567890' })
  expect(read('Siti@Desa.ID')).toEqual({ kind: 'email', email: 'siti@desa.id' })
})

test('a role in the form never arrives', () => {
  const parsed = signUpForm.parse({ ...good, role: 'ADMIN', platformRole: 'admin', id: '1' })
  expect(Object.keys(parsed).toSorted()).toEqual(['identifier', 'name', 'password'])
})

test('a megabyte of password is refused before anything is hashed', () => {
  const password = 'a'.repeat(1024 * 1024)
  expect(messages({ ...good, password })).toEqual(['password: password-long'])
  expect(signInForm.safeParse({ identifier: 'a@b.co', password }).success).toBe(false)
})

test('every field says what is wrong with it in one round', () => {
  expect(messages({ name: '', identifier: 'x', password: '7 chars' })).toEqual([
    'name: required',
    'identifier: phone',
    'password: password-short',
  ])
})

test.each([
  'Robert\'); DROP TABLE "User";--',
  '=HYPERLINK("http://evil.id","klik")',
  '{{7*7}} ${7*7}',
  '<img src=x onerror=alert(1)>',
])('the name %s is text like any other', (name) => {
  expect(signUpForm.parse({ ...good, name }).name).toBe(name)
})

test.each([
  ['   ', 'required'],
  ['Ibu Siti\r\nSet-Cookie: a=1', 'name'],
  ['\u202Egnp.exe', 'name'],
  ['\ud83d', 'name'],
  ['a'.repeat(81), 'name-long'],
  ['a'.repeat(1024 * 1024), 'name-long'],
])('odd name %# is refused with a reason', (name, reason) => {
  expect(messages({ ...good, name })).toEqual([`name: ${reason}`])
})
