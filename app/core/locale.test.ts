import { expect, test } from 'vitest'
import { inLocale, withoutLocale } from './locale.ts'

test.each([
  ['/', '/en'],
  ['/peta', '/en/peta'],
  ['/bantuan', '/en/help'],
])('%s is %s in English, and back', (indonesian, english) => {
  for (const either of [indonesian, english]) {
    expect(inLocale('en', either)).toBe(english)
    expect(inLocale('id', either)).toBe(indonesian)
  }
  expect(withoutLocale(english)).toBe(indonesian)
})
