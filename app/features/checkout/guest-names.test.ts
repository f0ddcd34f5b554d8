import { expect, test } from 'vitest'
import { areNamed, readGuestNames } from './guest-names.ts'

const boat = { id: 'boat', quantity: 2, asksNames: true }
const read = (text: string) => readGuestNames([boat], { boat: text })

test('one name a line, as many as come; lines with nothing in them do not count', () => {
  const { names, problems } = read('  Siti  Aminah \r\n\r\n Budi\n')
  expect([...names]).toEqual([['boat', ['Siti Aminah', 'Budi']]])
  expect(problems).toEqual({})
})

test.each([
  ['', 'names'],
  ['Siti', 'names'],
  ['Siti\nBudi\nTono', 'names'],
  [`Siti\n${'a'.repeat(81)}`, 'too-long'],
  ['Siti\nBu\u202edi', 'characters'],
  ['Siti\nBu\u0000di', 'characters'],
])('%j is not two names', (text, problem) => {
  const { names, problems } = read(text)
  expect(problems).toEqual({ 'tamu-boat': [problem] })
  expect(areNamed([boat], names)).toBe(false)
})

test('who is not asked for names gives none, whatever was typed', () => {
  const ticket = { id: 'ticket', quantity: 3, asksNames: false }
  const { names, problems } = readGuestNames([ticket], { ticket: 'Siti', gone: 'Budi' })
  expect([names.size, problems]).toEqual([0, {}])
  expect(areNamed([ticket], names)).toBe(true)
})
