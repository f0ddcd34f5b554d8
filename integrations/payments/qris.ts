import { type Rupiah, rupiah } from '#app/core/rupiah.ts'

// EMVCo merchant-presented codes as QRIS uses them: objects of a tag, a length and a value.

export type QrisMerchant = {
  name: string
  city: string
  /** `ID` and 13 digits: the national number printed under the code. */
  nmid: string
  isStatic: boolean
  /** Only in a code made for one payment. */
  amount: Rupiah | null
}

/** What a merchant of QRIS may take at once. */
export const mostByQris = rupiah(10_000_000)

type Field = { tag: string; value: string }

/** `null` for whatever is not a whole and unharmed code of an Indonesian merchant. */
export function parseQris(text: string): QrisMerchant | null {
  const fields = readChecked(text)
  if (!fields || !areWhole(fields)) return null
  const values = valuesOf(fields)
  const national = valuesOf(readFields(values.get('51') ?? '') ?? [])
  const [name, city, nmid] = [values.get('59'), values.get('60'), national.get('02')]
  const method = values.get('01')
  if (
    fields[0]?.tag !== '00' ||
    values.get('00') !== '01' ||
    (method !== '11' && method !== '12') ||
    values.get('53') !== '360' ||
    values.get('58') !== 'ID' ||
    national.get('00') !== 'ID.CO.QRIS.WWW' ||
    !nmid ||
    !/^ID\d{13}$/.test(nmid) ||
    !name ||
    name.length > 25 ||
    !city ||
    city.length > 15
  ) {
    return null
  }
  const amount = readAmount(values.get('54'))
  return amount === 'odd' ? null : { name, city, nmid, isStatic: method === '11', amount }
}

/** The same merchant's code for one payment: its amount is in it, and no tip is asked for. */
export function qrisFor(staticCode: string, amount: Rupiah): string {
  const fields = readChecked(staticCode)
  if (!fields || !parseQris(staticCode)?.isStatic)
    throw new TypeError('This is no static QRIS code')
  if (amount <= 0n || amount > mostByQris) throw new RangeError('QRIS does not take this amount')
  const kept = fields
    .filter(({ tag }) => !['54', '55', '56', '57', '63'].includes(tag))
    .map((field) => (field.tag === '01' ? { tag: '01', value: '12' } : field))
  const after = kept.findIndex(({ tag }) => Number(tag) > 54)
  kept.splice(after === -1 ? kept.length : after, 0, { tag: '54', value: String(amount) })
  const body = `${kept.map(write).join('')}6304`
  return body + checksum(body)
}

const valuesOf = (fields: readonly Field[]) => new Map(fields.map(({ tag, value }) => [tag, value]))

const isAcquirer = (tag: string) => tag >= '26' && tag <= '45'
const isMerchant = (tag: string) => tag >= '26' && tag <= '51'

/** What holds objects of its own can be read as well, and somebody is named who takes the money. */
function areWhole(fields: readonly Field[]): boolean {
  return (
    fields.some(({ tag }) => isAcquirer(tag)) &&
    fields.every(({ tag, value }) => !isMerchant(tag) || isWholeAccount(value)) &&
    fields.every(({ tag, value }) => tag !== '62' || readFields(value) !== null)
  )
}

/** Whose scheme it is, the number of the merchant there if it says one, and how big a merchant it is. */
function isWholeAccount(text: string): boolean {
  const fields = readFields(text)
  const account = valuesOf(fields ?? [])
  const [scheme, number, size] = ['00', '01', '03'].map((tag) => account.get(tag))
  return (
    fields?.[0]?.tag === '00' &&
    /^[\w.-]+$/.test(scheme ?? '') &&
    (number === undefined || /^9360\d{1,15}$/.test(number)) &&
    (size === undefined || /^U[A-Z]{2}$/.test(size))
  )
}

const write = ({ tag, value }: Field) => tag + String(value.length).padStart(2, '0') + value

/** The checksum is the last object and covers everything before its own four characters. */
function readChecked(text: string): Field[] | null {
  // Lengths count bytes; with plain characters only, that is the same.
  if (!/^[\x20-\x7e]{20,512}$/.test(text)) return null
  const fields = readFields(text)
  const last = fields?.at(-1)
  if (last?.tag !== '63' || last.value.length !== 4) return null
  return checksum(text.slice(0, -4)) === last.value ? fields : null
}

function readFields(text: string): Field[] | null {
  const fields: Field[] = []
  for (let at = 0; at < text.length;) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4))
    if (!head) return null
    const [, tag = '', length = ''] = head
    const value = text.slice(at + 4, at + 4 + Number(length))
    if (value.length !== Number(length) || value === '') return null
    if (fields.some((field) => field.tag === tag)) return null
    fields.push({ tag, value })
    at += 4 + value.length
  }
  return fields
}

function readAmount(text: string | undefined): Rupiah | null | 'odd' {
  if (text === undefined) return null
  const digits = text.length <= 13 && /^(\d{1,12})(\.0{1,2})?$/.exec(text)?.[1]
  return digits ? rupiah(BigInt(digits)) : 'odd'
}

/** CRC-16/CCITT-FALSE, four upper-case hex digits. */
export function checksum(text: string): string {
  let crc = 0xffff
  for (const character of text) {
    crc ^= character.charCodeAt(0) << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
