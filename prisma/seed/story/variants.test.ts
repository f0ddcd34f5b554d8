import { expect, test } from 'vitest'
import { readVariants } from './variants.ts'

const row = { title_id: 'Geti Wijen 200 g', price_idr: '17000', weight_g: '230' }
const told = (extra: string, of = row) =>
  readVariants(of, extra, new Date(0)).map(({ label, price, weightGrams }) => [
    label.en,
    price,
    weightGrams,
  ])

test('a listing without other sizes has one variant without a label', () => {
  expect(told('')).toEqual([['', 17_000, 230]])
})

test('the size in the title keeps its price, others weigh in proportion', () => {
  expect(told('500 g=40000;1 kg=78000')).toEqual([
    ['200 g', 17_000, 230],
    ['500 g', 40_000, 575],
    ['1 kg', 78_000, 1_150],
  ])
})

test('pieces are counted in the words of the other size', () => {
  const besek = { title_id: 'Besek isi 20', price_idr: '50000', weight_g: '1600' }
  expect(told('50 buah=118000', besek)).toEqual([
    ['20 pieces', 50_000, 1_600],
    ['50 pieces', 118_000, 4_000],
  ])
})

test('sizes of a shirt replace the one of the title', () => {
  const shirt = { title_id: 'Kemeja', price_idr: '285000', weight_g: '350' }
  expect(told('M=;XXL=295000', shirt)).toEqual([
    ['M', 285_000, 350],
    ['XXL', 295_000, 350],
  ])
})

test('guests weigh nothing, and grown-ups come first', () => {
  const ticket = { title_id: 'Tiket', price_idr: '10000', weight_g: '0', kind: 'tourism' }
  expect(told('@Dewasa;Anak=6000;Wisatawan asing=25000', ticket)).toEqual([
    ['Adult', 10_000, 0],
    ['Child', 6_000, 0],
    ['Foreign visitor', 25_000, 0],
  ])
})

test('a size that the title does not name is a mistake in the data', () => {
  expect(() => told('500 g=40000', { ...row, title_id: 'Geti Wijen' })).toThrow('names no size')
})
