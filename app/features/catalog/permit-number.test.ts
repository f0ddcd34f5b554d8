import { expect, test } from 'vitest'
import {
  endOfNumber,
  isOfOtherRegency,
  parsePermitNumber,
  type PermitKind,
} from './permit-number.ts'

// As people copy them; examples and forms of data/legality/number_formats.csv.
test.each<[PermitKind, string, string]>([
  ['pirt', 'P-IRT No. 2063505010001-30', '2063505010001-30'],
  ['pirt', '2 06 3505 01 0001 – 30', '2063505010001-30'],
  ['pirt', '206350501000130', '2063505010001-30'],
  ['pirt', '000000000000100000001', '000000000000100000001'],
  ['bpomMd', 'BPOM RI MD 270000000000001', 'MD 270000000000001'],
  ['bpomMd', 'ml 123456789012', 'ML 123456789012'],
  ['bpomTr', 'POM TR 180000001', 'TR180000001'],
  ['cosmetics', 'na 18000000001', 'NA18000000001'],
  ['halal', 'ID 35110000012340424', 'ID35110000012340424'],
  ['nib', '0000000000001', '0000000000001'],
  ['trademark', 'IDM000123456', 'IDM000123456'],
  ['trademark', 'DID2024012345', 'DID2024012345'],
  ['psat', 'RI 3505 / PDUK 01', 'RI3505/PDUK01'],
])('%s: %s', (kind, typed, number) => {
  expect(parsePermitNumber(kind, typed)).toBe(number)
  expect(parsePermitNumber(kind, number)).toBe(number)
})

test.each<[PermitKind, string]>([
  ['pirt', '9063505010001-30'],
  ['pirt', '206350501000-30'],
  ['bpomMd', 'TR180000001'],
  ['bpomMd', 'MD 1234567890123'],
  ['cosmetics', 'NF18000000001'],
  ['halal', 'KH 00010012340424'],
  ['nib', '١٢٣٤٥٦٧٨٩٠١٢٣'],
  ['trademark', 'IDM00012345'],
  ['psat', 'belum ada'],
  ['psat', '<script>123</script>'],
  ['nib', '1'.repeat(100_000)],
])('%s refuses %.40s', (kind, typed) => {
  expect(parsePermitNumber(kind, typed)).toBeNull()
})

test('a P-IRT number says when it ends and which regency gave it out', () => {
  expect(endOfNumber('pirt', '2063505010001-30')).toBe(2030)
  expect(endOfNumber('pirt', '000000000000100000001')).toBeNull()
  expect(endOfNumber('halal', 'ID35110000012340424')).toBeNull()
  expect(isOfOtherRegency('pirt', '2063505010001-30', '35.05.01.2001')).toBe(false)
  expect(isOfOtherRegency('pirt', '2063506010001-30', '35.05.01.2001')).toBe(true)
  expect(isOfOtherRegency('nib', '0000000000001', '35.05.01.2001')).toBe(false)
})
