import { setImmediate } from 'node:timers/promises'
import { Unzip, UnzipInflate } from 'fflate'
import { Parser } from 'htmlparser2'
import { type SheetRow, spreadsheetLimits } from '#app/core/spreadsheet.ts'
import { columnOf } from './xlsx-parts.ts'

/** Unpacked, all together; 5,000 rows of 60 long cells stay below. */
const mostUnpacked = 32 * 1024 * 1024
const mostParts = 200
const packedAtOnce = 16 * 1024
const lettersAtOnce = 64 * 1024

/**
 * The rows of the first sheet. What the archive says about its sizes is not believed, only what comes out
 * is counted, and a cell far outside is not made room for: libraries that trust both can be made to fill
 * the memory by a file of a few kilobytes.
 */
export async function* rowsOfXlsx(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  const parts = await unpack(bytes)
  const sheet = parts.get(await nameOfFirstSheet(parts))
  if (!sheet) throw new Error('no sheet')
  const shared = await sharedTexts(parts.get('xl/sharedStrings.xml') ?? new Uint8Array())
  yield* rowsOfSheet(sheet, shared)
}

const isWanted = (name: string) =>
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(
    name,
  )

/** Only what is read; others get their turn after each piece. */
async function unpack(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array[]>()
  let unpacked = 0
  let seen = 0
  const unzip = new Unzip((file) => {
    if (++seen > mostParts) throw new Error('too many parts')
    if (!isWanted(file.name)) return
    const pieces: Uint8Array[] = []
    parts.set(file.name, pieces)
    file.ondata = (error, piece) => {
      if (error) throw error
      unpacked += piece.byteLength
      if (unpacked > mostUnpacked) throw new Error('too large unpacked')
      pieces.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.byteLength; at += packedAtOnce) {
    const end = at + packedAtOnce
    unzip.push(bytes.subarray(at, end), end >= bytes.byteLength)
    await setImmediate()
  }
  return new Map([...parts].map(([name, pieces]) => [name, new Uint8Array(Buffer.concat(pieces))]))
}

type Watch = {
  onOpen?: (name: string, attributes: Record<string, string>) => void
  onText?: (text: string) => void
  onClose?: (name: string) => void
}

/** Names without their prefix. The parser knows no entities of one's own, so none can grow. */
async function* read(xml: Uint8Array, { onOpen, onText, onClose }: Watch): AsyncGenerator<void> {
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => onOpen?.(local(name), attributes),
      ontext: (text) => onText?.(text),
      onclosetag: (name) => onClose?.(local(name)),
    },
    { xmlMode: true },
  )
  const decoder = new TextDecoder()
  for (let at = 0; at < xml.byteLength; at += lettersAtOnce) {
    parser.write(decoder.decode(xml.subarray(at, at + lettersAtOnce), { stream: true }))
    yield
    await setImmediate()
  }
  parser.end()
}

async function readAll(xml: Uint8Array, watch: Watch): Promise<void> {
  for await (const _piece of read(xml, watch));
}

/** Workbooks keep their sheets in an order of their own; `sheet1.xml` need not be the first. */
async function nameOfFirstSheet(parts: ReadonlyMap<string, Uint8Array>): Promise<string> {
  let id: string | undefined
  await readAll(parts.get('xl/workbook.xml') ?? new Uint8Array(), {
    onOpen: (name, attributes) => {
      if (name === 'sheet') id ??= attributes['r:id']
    },
  })
  let target = 'worksheets/sheet1.xml'
  await readAll(parts.get('xl/_rels/workbook.xml.rels') ?? new Uint8Array(), {
    onOpen: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id === id && Target) target = Target
    },
  })
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Texts that several cells share, by their number. How they are spoken (`rPh`) is not part of them. */
async function sharedTexts(xml: Uint8Array): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let isText = false
  let isSpoken = false
  await readAll(xml, {
    onOpen: (name) => {
      if (name === 'si') text = ''
      isText = name === 't'
      isSpoken ||= name === 'rPh'
    },
    onText: (piece) => {
      if (isText && !isSpoken) text += piece
    },
    onClose: (name) => {
      isText = false
      if (name === 'rPh') isSpoken = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

async function* rowsOfSheet(xml: Uint8Array, shared: readonly string[]): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: [] }
  let cell = { column: 0, type: '', text: '' }
  let isValue = false
  const pieces = read(xml, {
    onOpen: (name, attributes) => {
      if (name === 'row') row = { number: numberOf(attributes.r) ?? row.number + 1, cells: [] }
      if (name === 'c') {
        const column = columnOf(attributes.r ?? '') ?? cell.column + 1
        cell = { column, type: attributes.t ?? 'n', text: '' }
      }
      isValue = name === 'v' || name === 't'
    },
    onText: (piece) => {
      if (isValue) cell.text += piece
    },
    onClose: (name) => {
      isValue = false
      if (name === 'c') place(row, cell.column, valueOf(cell, shared))
      if (name === 'row') {
        ready.push(row)
        cell.column = -1
      }
    },
  })
  for await (const _piece of pieces) yield* ready.splice(0)
  yield* ready
}

const numberOf = (text = '') => (/^\d{1,7}$/.test(text) ? Number(text) : null)

/** One beyond the last allowed column tells that there are too many; nothing lies further out. */
function place(row: SheetRow, column: number, value: string): void {
  if (value === '') return
  const at = Math.min(column, spreadsheetLimits.columns)
  while (row.cells.length < at) row.cells.push('')
  row.cells[at] = value
}

/** Numbers as one would type them: what Excel keeps as 1.5E4 is 15000. */
function valueOf(
  { type, text }: { type: string; text: string },
  shared: readonly string[],
): string {
  if (type === 's') return shared[Number(text)] ?? ''
  if (type !== 'n' || text.trim() === '') return text
  const number = Number(text)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : text
}
