import { setImmediate } from 'node:timers/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readSpreadsheet } from './read-spreadsheet.server.ts'
import { type Cell, spreadsheetResponse } from './spreadsheet.server.ts'

const formats = ['csv', 'xlsx'] as const

async function written(format: 'csv' | 'xlsx', rows: Iterable<readonly Cell[]>) {
  const answer = spreadsheetResponse({ format, fileName: 'barang', sheetName: 'Barang', rows })
  return new Uint8Array(await answer.arrayBuffer())
}

const cellsOf = async (bytes: Uint8Array) => {
  const read = await readSpreadsheet(bytes)
  return read.ok ? read.value.map(({ cells }) => cells) : read.reason
}

const formulas = [
  '=1+1',
  '=HYPERLINK("http://x";"klik")',
  '+62812',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  "=cmd|'/c calc'!A0",
  '＝1',
]
const texts = [
  ...formulas,
  "'=1",
  'Kopi; susu, "gula"',
  'dua\nbaris',
  '<b>&amp;</b>',
  'Gètuk 🥥 ﷽',
  '0812',
  ' spasi ',
  'é',
]

test.each(formats)('what is written as %s comes back, whatever the texts', async (format) => {
  const rows = [['nama', 'harga', 'stok'], ...texts.map((text) => [text, 15_000n, -2])]
  const expected = [rows[0], ...texts.map((text) => [text, '15000', '-2'])]
  // One apostrophe is taken for ours, because a spreadsheet program would not show it either.
  const read = expected.map((row) => row?.map((cell) => (cell === "'=1" ? '=1' : cell)))
  expect(await cellsOf(await written(format, rows))).toEqual(read)
})

test('a text that looks like a formula is never one', async () => {
  const csv = strFromU8(
    await written(
      'csv',
      formulas.map((text) => [text]),
    ),
  )
  for (const line of csv.replace('\uFEFF', '').split('\r\n'))
    expect(line).toMatch(/^(?:"?'|=?1?"?$)/)
  const parts = unzipSync(
    await written(
      'xlsx',
      formulas.map((text) => [text]),
    ),
  )
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  expect(sheet).not.toMatch(/<f|t="str"|<v>/)
  expect(sheet.match(/s="2" t="inlineStr"/g)).toHaveLength(formulas.length - 1)
})

test.each([
  ['semicolons', 'nama;harga\r\nKopi;1,5\r\n'],
  ['commas', 'nama,harga\nKopi,"1,5"\n'],
  ['tabs', 'nama\tharga\nKopi\t1,5'],
])('CSV apart by %s is understood', async (_, text) => {
  expect(await cellsOf(strToU8(text))).toEqual([
    ['nama', 'harga'],
    ['Kopi', '1,5'],
  ])
})

test('the letters of Windows and UTF-16 are understood, and a row keeps its number', async () => {
  expect(await cellsOf(Uint8Array.from(Buffer.from('nama;b\nGètuk;1', 'latin1')))).toEqual([
    ['nama', 'b'],
    ['Gètuk', '1'],
  ])
  const utf16 = Uint8Array.from(Buffer.from('\uFEFFnama\tb\nGètuk\t1', 'utf16le'))
  expect(await cellsOf(utf16)).toEqual([
    ['nama', 'b'],
    ['Gètuk', '1'],
  ])
  expect(await readSpreadsheet(strToU8('nama;\n;;\n\nKopi;'))).toMatchObject({
    value: [{ number: 1 }, { number: 4, cells: ['Kopi'] }],
  })
})

const workbook = (sheet: string, others: Record<string, Uint8Array> = {}) =>
  zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet), ...others })

test('a workbook as other programs write it is understood', async () => {
  const shared =
    '<x:sst><x:si><x:t>nama</x:t></x:si><x:si><x:r><x:t>Ko</x:t></x:r><x:r><x:t>pi</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si></x:sst>'
  const rows =
    '<x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c></x:row><x:row r="9"><x:c r="B9" t="s"><x:v>1</x:v></x:c><x:c r="C9"><x:f>A1*2</x:f><x:v>1.5E4</x:v></x:c><x:c r="D9"><x:v>0.30000000000000004</x:v></x:c></x:row>'
  const sheet = `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`
  const files = {
    'xl/worksheets/sheet7.xml': strToU8(sheet),
    'xl/sharedStrings.xml': strToU8(shared),
    'xl/workbook.xml': strToU8(
      '<x:workbook><x:sheets><x:sheet name="B" r:id="r2"/><x:sheet name="A" r:id="r1"/></x:sheets></x:workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet7.xml"/></Relationships>',
    ),
  }
  expect(await readSpreadsheet(workbook('<worksheet/>', files))).toEqual({
    ok: true,
    value: [
      { number: 2, cells: ['', 'nama'] },
      { number: 9, cells: ['', 'Kopi', '15000', '0.3'] },
    ],
  })
})

const zeros = new Uint8Array(33 * 1024 * 1024)

/** The archive says 1 byte, and gives 33 million. */
function lying(): Uint8Array {
  const zip = zipSync({ 'xl/worksheets/sheet1.xml': zeros })
  const view = new DataView(zip.buffer, zip.byteOffset)
  view.setUint32(22, 1, true)
  const central = zip.byteLength - 22 - 46 - 'xl/worksheets/sheet1.xml'.length
  view.setUint32(central + 24, 1, true)
  return zip
}

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['only empty rows', strToU8(';;\n;;'), 'empty'],
  ['more than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1).fill(65), 'too-large'],
  ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'unreadable'],
  ['half an archive', workbook('<worksheet/>').subarray(0, 60), 'unreadable'],
  ['an archive without a sheet', zipSync({ 'a.txt': strToU8('a') }), 'unreadable'],
  ['a quote that never ends', strToU8('a;b\n"c'), 'unreadable'],
  ['a bomb', zipSync({ 'xl/worksheets/sheet1.xml': zeros }), 'unreadable'],
  ['a bomb that lies about its size', lying(), 'unreadable'],
  [
    'a bomb in a part that is not read',
    zipSync({ 'xl/worksheets/sheet1.xml': strToU8('<worksheet/>'), 'xl/media/a': zeros }),
    'empty',
  ],
  [
    'a billion laughs',
    workbook('<!DOCTYPE a [<!ENTITY b "bbbb">]><row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'),
    [['&b;']],
  ],
  [
    'a cell at the end of the world',
    workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    'too-many-rows',
  ],
  ['a cell far right', workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'too-many-columns'],
  ['61 columns', strToU8(Array(61).fill('a').join(';')), 'too-many-columns'],
  ['5,001 rows below the titles', strToU8('a\n'.repeat(5002)), 'too-many-rows'],
])('%s is answered', async (_, bytes, expected) => {
  expect(await cellsOf(bytes)).toEqual(expected)
})

test('who waits gets a turn many times while 5,000 rows are written and read', async () => {
  let turns = 0
  let isDone = false
  const others = (async () => {
    while (!isDone) {
      await setImmediate()
      turns += 1
    }
  })()
  const rows = Array.from({ length: 5000 }, (_, row) => Array(20).fill(`Kopi ${row}`))
  const bytes = await written('xlsx', [['a'], ...rows])
  const writing = turns
  const read = await cellsOf(bytes)
  isDone = true
  await others
  expect(read).toHaveLength(5001)
  expect(writing).toBeGreaterThan(20)
  expect(turns - writing).toBeGreaterThan(50)
})
