import { expect, test } from 'vitest'
import { passwordProblem } from './password-rule.ts'

const problem = (password: string) => passwordProblem(password, [])

test.each(['7 chars', ''.padEnd(7, 'é'), '🌾🌾🌾🌾🌾🌾🌾'])(
  'a password of seven characters is too short: %s',
  (text) => {
    expect(problem(text)).toBe('password-short')
  },
)

test('a password of 64 characters with spaces and emoji is fine', () => {
  const password = `🌾 padi ${'menguning di sawah Kelud sore itu 🌋 '.repeat(2)}`.slice(0, 64)
  expect(problem(password)).toBeNull()
  expect(problem('🍚 '.repeat(32))).toBeNull()
})

test('two hundred characters are the most, however they are counted in memory', () => {
  expect(problem('🌾z'.repeat(100))).toBeNull()
  expect(problem('🌾z'.repeat(100) + 'q')).toBe('password-long')
  expect(problem('a'.repeat(1024 * 1024))).toBe('password-long')
})

test.each([
  'password',
  'P@ssw0rd',
  'Password123!',
  '12345678',
  'qwerty123',
  'qwertyuiop',
  '1q2w3e4r'.replace('1q2w3e4r', '1qaz2wsx'),
  'aaaaaaaa',
  'abcabcabc',
  'abc12345',
  'sayang123',
  'Bismillah1',
  'bismillah2024',
  'akucintakamu',
  'indonesia45',
  'blitar2026',
  'rahasia99',
  'sayangku cinta',
  '17081945',
  '19450817',
  'lumbungdesa1',
])('a password everybody tries first is refused: %s', (text) => {
  expect(problem(text)).toBe('password-common')
})

test.each([
  'padi kuning sore',
  'kopi-Kelud-pagi-7',
  'correct horse battery',
  'gethuk lindri 3 bungkus',
  'xK9#mQ2$',
  'menjemur gabah',
])('an ordinary password nobody guesses is accepted: %s', (text) => {
  expect(problem(text)).toBeNull()
})

test("the person's own number, address or name is refused, with digits after it too", () => {
  const own = ['+6281234567890', '081234567890', '6281234567890', 'melati@desa.id', 'melatijaya']
  expect(passwordProblem('081234567890', own)).toBe('password-own')
  expect(passwordProblem('0812-3456-7890', own)).toBe('password-own')
  expect(passwordProblem('melatijaya77!', own)).toBe('password-own')
  expect(passwordProblem('melati menari jaya', own)).toBeNull()
})
