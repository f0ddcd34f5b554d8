import { expect, test } from 'vitest'
import { changedMeanwhile, seenOf } from './meanwhile.ts'

const shown = { title: 'Opak', price: '15000', weekdays: ['1', '2'] }
const cellsOf = (...forms: Parameters<typeof changedMeanwhile>) =>
  changedMeanwhile(...forms)?.meanwhile.cells ?? []

test('a form of which nothing has changed since may be saved, whatever was typed in it', () => {
  const typed = { ...shown, price: '16000', seen: seenOf(shown) }
  expect(changedMeanwhile(typed, shown)).toBeNull()
})

test('what another has saved since is named, once', () => {
  const now = { ...shown, price: '20000' }
  const typed = { ...shown, title: 'Opak gambir', seen: seenOf(shown) }
  expect(cellsOf(typed, now)).toEqual([{ name: 'price', at: 0 }])
  const again = { ...typed, seen: changedMeanwhile(typed, now)!.meanwhile.seen }
  expect(changedMeanwhile(again, now)).toBeNull()
})

test('who asks for what another has saved already is not asked', () => {
  const typed = { ...shown, price: '20000', seen: seenOf(shown) }
  expect(changedMeanwhile(typed, { ...shown, price: '20000' })).toBeNull()
})

test('of a table each cell counts, also one that came or went', () => {
  const table = { name: ['Pasar', 'Balai'], price: ['', '5.000'] }
  const typed = { ...table, seen: seenOf(table) }
  expect(cellsOf(typed, { ...table, price: ['', '6.000'] })).toEqual([{ name: 'price', at: 1 }])
  expect(cellsOf(typed, { name: ['Pasar'], price: [''] })).toEqual([
    { name: 'name', at: 1 },
    { name: 'price', at: 1 },
  ])
  expect(cellsOf(typed, { name: [...table.name, 'Kafe'], price: [...table.price, ''] })).toEqual([
    { name: 'name', at: 2 },
  ])
})

test('lines are the same however a browser sends them, and an empty box is one not ticked', () => {
  const story = { story: 'satu\ndua', isLocalOnly: undefined }
  const typed = { story: 'satu\r\ndua ', seen: seenOf({ story: 'satu\r\ndua', isLocalOnly: '' }) }
  expect(changedMeanwhile(typed, story)).toBeNull()
})

test('a form that does not say what it showed, or says nonsense, has seen nothing', () => {
  for (const seen of [undefined, '', '[', 'null', '7', '{"price":{"a":1}}', '[["x"]]']) {
    expect(cellsOf({ ...shown, price: '1', seen }, shown)).toEqual([{ name: 'price', at: 0 }])
  }
})

// Red without the filter: the form answered with the prototype of all objects, and a 500.
test('what every object has is no field that was seen', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const seen = `{"${name}":{"role":"ADMIN"},"price":["x"]}`
    expect(cellsOf({ ...shown, seen }, shown)).toEqual([])
    expect(cellsOf({ ...shown, price: '1', seen }, shown)).toEqual([{ name: 'price', at: 0 }])
  }
})
