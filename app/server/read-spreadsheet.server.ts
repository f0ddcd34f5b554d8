import { parse } from 'csv-parse'
import {
  type SheetRow,
  spreadsheetLimits as limits,
  type SpreadsheetProblem,
  withoutApostrophe,
} from '#app/core/spreadsheet.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { rowsOfXlsx } from './read-xlsx.server.ts'

/** Further down nothing is looked for, however empty the rows before. */
const lastRow = 100_000

/**
 * The rows of the first sheet that hold something, all as text, titles first. By its first bytes a file
 * is XLSX or else CSV (`;`, `,` or tabs). Formulas are not calculated: what they gave last is read.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
): Promise<Result<SheetRow[], SpreadsheetProblem>> {
  if (bytes.byteLength > limits.megabytes * 1024 * 1024) return refuse('too-large')
  if (bytes.byteLength === 0) return refuse('empty')
  try {
    return await within(isZip(bytes) ? rowsOfXlsx(bytes) : rowsOfCsv(bytes))
  } catch {
    // Whatever the parsers stumble over was written by somebody else.
    return refuse('unreadable')
  }
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

async function within(
  rows: AsyncIterable<SheetRow>,
): Promise<Result<SheetRow[], SpreadsheetProblem>> {
  const kept: SheetRow[] = []
  for await (const { number, cells } of rows) {
    if (number > lastRow) return refuse('too-many-rows')
    const last = cells.findLastIndex((cell) => cell.trim() !== '')
    if (last < 0) continue
    if (last >= limits.columns) return refuse('too-many-columns')
    // One more for the titles.
    if (kept.length > limits.rows) return refuse('too-many-rows')
    kept.push({ number, cells: cells.slice(0, last + 1).map(withoutApostrophe) })
  }
  return kept.length === 0 ? refuse('empty') : ok(kept)
}

async function* rowsOfCsv(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const text = textOf(bytes)
  // No text has such a letter; pictures and old .xls files do.
  if (text.includes('\0')) throw new Error('not a text')
  const records: AsyncIterable<string[]> = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    max_record_size: 256 * 1024,
  })
  let number = 0
  for await (const cells of records) yield { number: ++number, cells }
}

/** Excel saves "CSV" in the letters of Windows, and "Unicode text" as UTF-16. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The one that stands most often between the titles. */
function delimiterOf(text: string): string {
  const titles = /^.{0,20000}/.exec(text)?.[0] ?? ''
  const counted = [';', ',', '\t'].map((sign) => ({ sign, times: titles.split(sign).length }))
  return counted.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ';'
}
