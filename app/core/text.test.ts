import { expect, test } from 'vitest'
import { parseLine, parseParagraph } from './text.ts'

const line = (text: string) => parseLine(text, { longest: 80 })

test.each([
  ['Robert\'); DROP TABLE "User";--', 'Robert\'); DROP TABLE "User";--'],
  ['  Ibu   Siti ', 'Ibu Siti'],
  ['{{7*7}} ${7*7} <%= 7*7 %>', '{{7*7}} ${7*7} <%= 7*7 %>'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['=HYPERLINK("http://evil.id","klik")', '=HYPERLINK("http://evil.id","klik")'],
  ['Jose\u0301', 'José'],
])('keeps %j as it is meant', (text, value) => {
  expect(line(text)).toEqual({ value })
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['Ibu Siti\r\nSet-Cookie: a=1', 'characters'],
  ['a\u0000b', 'characters'],
  ['\uD83D', 'characters'],
  ['\u202Egnp.exe', 'characters'],
  ['a'.repeat(81), 'too-long'],
  ['a'.repeat(1_000_000), 'too-long'],
  ['H' + '\u0328\u0321\u032a'.repeat(400), 'too-long'],
])('refuses %j in a line', (text, problem) => {
  expect(line(text)).toEqual({ problem })
})

test('a letter with piled marks counts as one character', () => {
  expect(line('H\u0338\u0321\u032a'.repeat(80))).toHaveProperty('value')
})

test('a paragraph keeps its lines, but not a hundred thousand of them', () => {
  const rules = { longest: 300, lines: 10 }
  expect(parseParagraph('satu\r\ndua', rules)).toEqual({ value: 'satu\ndua' })
  expect(parseParagraph(`a${'\n'.repeat(100)}b`, rules)).toEqual({ problem: 'too-many-lines' })
  expect(parseParagraph('\n'.repeat(100_000), rules)).toEqual({ problem: 'too-long' })
})
