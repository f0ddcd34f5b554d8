import { matchRoutes } from '@remix-run/react'
import { expect, test } from 'vitest'
import { holdsToken, isPersonal, withoutTokens } from './token-paths.ts'

const token = 'K7M2Q9TXB4CDEFGH2345JKLMNPQR'
const routes = [
  'pembelian/:token',
  'en/pembelian/:token/:deed',
  'tiket/:token',
  'struk/:token',
  'en/permintaan/:token/:deed',
].map((path) => ({
  path,
}))

const spellings = [
  `/pembelian/${token}`,
  `/Pembelian/${token}`,
  `/PEMBELIAN/${token}/`,
  `/%70embelian/${token}`,
  `/%50%45mbelian/${token}//`,
  `/pembelian/%4b${token.slice(1)}`,
  `/EN/pembelian/${token}/bayar`,
  `/en/pembelian/${token}/periksa`,
  `/Tiket/${token}`,
  `/%53truk/${token}`,
  `/EN/Permintaan/${token}/bayar`,
]

// Compare the words as they stand and this is red.
test.each(spellings)('the token in %s is found by the router, and by nobody in a log', (path) => {
  expect(matchRoutes(routes, path)).not.toBeNull()
  expect(withoutTokens(path)).not.toMatch(/7M2Q9TXB4CDEFGH2345JKLMNPQR/i)
  expect(holdsToken(path)).toBe(true)
  expect(isPersonal(path)).toBe(true)
})

test('what is no token stays readable', () => {
  expect(withoutTokens(`/en/pembelian/${token}/bayar`)).toBe('/en/pembelian/…/bayar')
  for (const path of [
    '/',
    '/produk/kopi',
    '/akun/pembelian',
    '/kelola/pesanan/LB-1',
    '/kelola/permintaan/PR-1/tolak',
    '/%E0%A4%A',
  ]) {
    expect(withoutTokens(path)).toBe(path)
    expect(holdsToken(path)).toBe(false)
  }
  expect(['/akun', '/en/akun.data', '/Admin/uang', '/kembali/LB-1'].every(isPersonal)).toBe(true)
  expect(['/', '/produk/akun', '/cari'].some(isPersonal)).toBe(false)
})
