import { expect, test } from 'vitest'
import { claimsIn, claimsOf } from './health-claims.ts'

test.each([
  ['Madu untuk MENGOBATI batuk dan kolesterol', ['mengobati', 'kolesterol']],
  ['Berkhasiat, khasiatnya terbukti', ['berkhasiat', 'khasiatnya']],
  ['menurunkan darah tinggi, obat diabetes. Obat!', ['darah tinggi', 'obat', 'diabetes']],
  ['pengobatan kanker', ['pengobatan', 'kanker']],
])('"%s" claims something', (text, claims) => {
  expect(claimsIn(text)).toEqual(claims)
})

test.each(['Keripik hobatan', 'Sobat setia', 'Rebusan daun', 'darah'])(
  '"%s" claims nothing',
  (text) => {
    expect(claimsIn(text)).toEqual([])
  },
)

test('only what is eaten or drunk must not claim it', () => {
  const said = { title: { id: 'Minyak urut' }, description: { id: 'Obat pegal.' } }
  expect(claimsOf({ ...said, halal: 'notYet' })).toEqual(['obat'])
  expect(claimsOf({ ...said, halal: 'notApplicable' })).toEqual([])
})
