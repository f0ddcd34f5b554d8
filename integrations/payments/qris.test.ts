import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rupiah } from '#app/core/rupiah.ts'
import { checksum, mostByQris, parseQris, qrisFor } from './qris.ts'

// The merchant of the contract page; it does not exist.
const still =
  '00020101021126640016ID.CO.CONTOH.WWW011993600999000000001760210D0000000170303UMI51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605802ID5915WARUNG DESA UJI6005GARUT61054415162070703A01630431FB'
const of25000 =
  '00020101021226640016ID.CO.CONTOH.WWW011993600999000000001760210D0000000170303UMI51440014ID.CO.QRIS.WWW0215ID10200000000170303UMI5204541153033605405250005802ID5915WARUNG DESA UJI6005GARUT61054415162070703A0163048BB2'

const sealed = (body: string) => `${body}6304${checksum(`${body}6304`)}`
const body = still.slice(0, -8)

test('the checksum is CRC-16/CCITT-FALSE', () => {
  expect(checksum('123456789')).toBe('29B1')
})

test('a static code says who is paid; with an amount it is the golden vector', () => {
  expect(parseQris(still)).toEqual({
    name: 'WARUNG DESA UJI',
    city: 'GARUT',
    nmid: 'ID1020000000017',
    isStatic: true,
    amount: null,
  })
  expect(qrisFor(still, rupiah(25_000))).toBe(of25000)
  expect(parseQris(of25000)).toMatchObject({ isStatic: false, amount: 25_000n })
})

test('the golden vector with two decimals, as Midtrans writes them, is read as well', () => {
  const withDecimals = `${of25000.slice(0, -8).replace('540525000', '540825000.00')}6304AB93`
  expect(parseQris(withDecimals)).toMatchObject({ amount: 25_000n })
})

test('an amount with two decimals, after the postal code, is found by its tag', () => {
  const plain = body
    .replace('010211', '010212')
    .replace('61054415162070703A01', '610544151540825000.0062070703A01')
  expect(parseQris(sealed(plain))).toMatchObject({ amount: 25_000n })
})

test('a tip that the static code asks for is not in the code of a payment', () => {
  const asking = sealed(body.replace('5802ID', '5502015802ID'))
  expect(qrisFor(asking, rupiah(25_000))).toBe(of25000)
})

test('whatever amount is put in comes out', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: mostByQris }), (amount) => {
      expect(parseQris(qrisFor(still, rupiah(amount)))?.amount).toBe(amount)
    }),
    { numRuns: 100 },
  )
})

test('one changed character anywhere is no code any more', () => {
  for (let at = 0; at < still.length; at++) {
    const changed = `${still.slice(0, at)}${still[at] === '7' ? '8' : '7'}${still.slice(at + 1)}`
    expect(parseQris(changed)).toBe(null)
  }
})

test.each([
  ['', 'nothing'],
  ['not a code', 'words'],
  [still.toLowerCase(), 'another case'],
  [`${still}0`, 'more than the code'],
  [sealed(body.replace('5303360', '5303702')), 'another currency'],
  [sealed(body.replace('5802ID', '5802SG')), 'another country'],
  [sealed(body.replace('ID1020000000017', 'IDX020000000017')), 'no national number'],
  [sealed(body.replace('5915WARUNG DESA UJI', '5999WARUNG DESA UJI')), 'a length beyond the end'],
  [sealed(`${body}5802ID`), 'a tag twice'],
  [sealed(body.replace('WARUNG', 'WÄRUNG')), 'letters of two bytes'],
  [sealed(body.replace(/^000201(010211)/, '$1000201')), 'the format not first'],
  [sealed(body.replace('26640016ID', '26640061ID')), 'an account that cannot be read'],
  [sealed(body.replace('26640016ID.CO.CONTOH.WWW', '26640216ID.CO.CONTOH.WWW')), 'no scheme'],
  [sealed(body.replace('0119936009', '0119123409')), 'the number of another country'],
  [sealed(body.replace('UMI5144', 'umi5144')), 'no size of merchant'],
  [sealed(body.replace(/2664.{64}/, '')), 'nobody who takes the money'],
  [sealed(body.replace('62070703A01', '62070799A01')), 'additions that cannot be read'],
  [sealed(body.replace('0303UMI5204', '0003UMI5204')), 'a tag twice within the national one'],
])('%s (%s) is refused', (text) => {
  expect(parseQris(text)).toBe(null)
})

test('a code of one payment is not the code of another, and QRIS has a limit', () => {
  expect(() => qrisFor(of25000, rupiah(1))).toThrow(TypeError)
  expect(() => qrisFor(still, rupiah(mostByQris + 1n))).toThrow(RangeError)
})
