import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { inert } from '#app/core/spreadsheet.ts'
import { cellXml, endOfSheet, partsOfWorkbook, startOfSheet } from './xlsx-parts.ts'

/** A number is calculated with; a text is never, whatever it begins with. */
export type Cell = string | number | bigint | null
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
export type SpreadsheetFormat = 'csv' | 'xlsx'

type Spreadsheet = {
  format: SpreadsheetFormat
  /** Without the ending; plain ASCII. */
  fileName: string
  sheetName: string
  /** The first one holds the titles of the columns. */
  rows: Rows
}

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A file to keep, sent row by row, so that a long one neither fills the memory nor holds others up. */
export function spreadsheetResponse({ format, fileName, sheetName, rows }: Spreadsheet): Response {
  const bytes = format === 'csv' ? csvOf(rows) : xlsxOf({ sheetName, rows })
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': contentTypes[format],
      'Content-Disposition': `attachment; filename="${fileName}.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

const rowsAtOnce = 200

/** Others get their turn after each bundle. */
async function* bundles(rows: Rows): AsyncGenerator<(readonly Cell[])[]> {
  let bundle: (readonly Cell[])[] = []
  for await (const row of rows) {
    bundle.push(row)
    if (bundle.length < rowsAtOnce) continue
    yield bundle
    bundle = []
    await setImmediate()
  }
  if (bundle.length > 0) yield bundle
}

/**
 * Apart by semicolons, which an Excel that writes decimals with a comma (Indonesia) expects; the mark at
 * the beginning tells it that the letters are UTF-8. Our reader and Google Sheets find out by themselves.
 */
async function* csvOf(rows: Rows): AsyncGenerator<Uint8Array> {
  async function* inertRows() {
    for await (const bundle of bundles(rows)) yield* bundle.map((row) => row.map(csvCell))
  }
  // Texts are made inert here and not by `escape_formulas`, which would spoil negative numbers too.
  const lines = stringify({ bom: true, delimiter: ';', record_delimiter: 'windows' })
  const source = Readable.from(inertRows())
  source.on('error', (error) => lines.destroy(error))
  yield* source.pipe(lines)
}

const csvCell = (cell: Cell) => (typeof cell === 'string' ? inert(cell) : cell)

/** One sheet whose texts are stored as texts, with a bold first row that stays when one scrolls. */
async function* xlsxOf({
  sheetName,
  rows,
}: Pick<Spreadsheet, 'sheetName' | 'rows'>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for (const [name, xml] of partsOfWorkbook(sheetName)) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(strToU8(xml), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml')
  zip.add(sheet)
  sheet.push(strToU8(startOfSheet))
  let number = 0
  for await (const bundle of bundles(rows)) {
    sheet.push(strToU8(bundle.map((row) => rowXml(row, ++number)).join('')))
    yield* ready.splice(0)
  }
  sheet.push(strToU8(endOfSheet), true)
  zip.end()
  yield* ready.splice(0)
}

function rowXml(row: readonly Cell[], number: number): string {
  const cells = row.map((cell, column) => cellXml(cell, { column, row: number }))
  return `<row r="${number}">${cells.join('')}</row>`
}
