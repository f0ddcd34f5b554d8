import { expect, test } from 'vitest'
import { changesOf } from './deed-changes.ts'

test('a section shows each of its fields before and after', () => {
  const details = {
    section: 'profil',
    before: JSON.stringify({ name: 'Lama', nib: '' }),
    after: JSON.stringify({ name: 'Baru', nib: '0000000000001' }),
  }
  expect(changesOf(details)).toEqual([
    { name: 'section', before: null, after: 'profil' },
    { name: 'name', before: 'Lama', after: 'Baru' },
    { name: 'nib', before: '–', after: '0000000000001' },
  ])
})

test('pairs are joined, and what is no JSON is said as it stands', () => {
  expect(changesOf({ price: '12000', priceBefore: '10000', consent: true })).toEqual([
    { name: 'price', before: '10000', after: '12000' },
    { name: 'consent', before: null, after: 'true' },
  ])
  expect(changesOf({ before: '{broken', after: 3 })).toEqual([
    { name: '', before: '{broken', after: '3' },
  ])
  expect(changesOf(null)).toEqual([])
})
