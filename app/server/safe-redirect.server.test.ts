import { expect, test } from 'vitest'
import { safePath, safeRedirect } from './safe-redirect.server.ts'

test.each([
  ['/keranjang', '/keranjang'],
  ['/cari?q=kopi&hal=2#hasil', '/cari?q=kopi&hal=2#hasil'],
  ['/@evil.id', '/@evil.id'],
  ['/en/akun?from=%2Fcari', '/en/akun?from=%2Fcari'],
  ['/☃', '/%E2%98%83'],
])('%s is a path of ours', (wanted, expected) => {
  expect(safePath(wanted)).toBe(expected)
})

test.each([
  'https://evil.id',
  '//evil.id',
  '///evil.id',
  '/\\evil.id',
  '\\/evil.id',
  '/%5Cevil.id',
  '/%5cevil.id',
  '/%2F/evil.id',
  '/%2fevil.id',
  '/.//evil.id',
  '/a/..//evil.id',
  '/\tevil.id',
  '/\t/evil.id',
  '/\n/evil.id',
  '/ok\r\nSet-Cookie: a=1',
  '/%0d%0aSet-Cookie:a=1',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'evil.id',
  '@evil.id',
  '',
  ' //evil.id',
  `/${'a'.repeat(3000)}`,
  null,
  undefined,
  7,
  ['/a'],
])('%j leads nowhere else than home', (wanted) => {
  expect(safePath(wanted)).toBe('/')
})

test('a redirect carries only the safe path, and cookies set along with it', () => {
  const headers = { 'Set-Cookie': 'a=1' }
  const response = safeRedirect('//evil.id', '/akun', { headers })
  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/akun')
  expect(response.headers.get('Set-Cookie')).toBe('a=1')
  expect(safeRedirect('/☃').headers.get('Location')).toBe('/%E2%98%83')
})
