import { expect, test } from 'vitest'
import { parseEmail } from './email-address.ts'
import { signInForm, signUpForm } from './forms.ts'
import { parsePersonName } from './person-name.ts'

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
    'name: name',
    'identifier: phone',
    'password: password-short',
  ])
})

test.each([
  'Robert\'); DROP TABLE "User";--',
  '=HYPERLINK("http://evil.id","klik")',
  '{{7*7}} ${7*7}',
  '<img src=x onerror=alert(1)>',
  'Ibu Siti Nurhaliza',
])('the name %s is text like any other', (name) => {
  expect(parsePersonName(name)).toEqual({ name })
})

test.each([
  '',
  '   ',
  'Ibu Siti\r\nSet-Cookie: a=1',
  '\u202Egnp.exe',
  '\ud83d',
  'a\u0000b',
  'satu\u2028dua',
])('the name %j is refused', (name) => {
  expect(parsePersonName(name)).toEqual({ problem: 'name' })
})

test('a name is as long as people count it', () => {
  expect(parsePersonName('H\u0338\u0321\u032a\u032f\u0368\u034a\u033d\u0345 Zalgo')).toHaveProperty(
    'name',
  )
  expect(parsePersonName('👩‍🌾'.repeat(80))).toHaveProperty('name')
  expect(parsePersonName('a'.repeat(81))).toEqual({ problem: 'name-long' })
  expect(parsePersonName('a'.repeat(1024 * 1024))).toEqual({ problem: 'name-long' })
})
