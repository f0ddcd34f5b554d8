import type { LineShortage, MissingReason, ShortLine } from './shortage.ts'
import { isWeighed, missingReasons } from './shortage.ts'

/** How the fields of one line are called. */
export const missingField = (lineId: string) => `kurang-${lineId}`
export const weightField = (lineId: string) => `berat-${lineId}`

export type ShortageProblem = 'count' | 'weight' | 'reason' | 'shelf' | 'nothing'
export type TypedShortage = {
  shortages: LineShortage[]
  /** Null where nothing is missing and the weight alone says why. */
  reason: MissingReason | null
  isBackOnShelf: boolean
}

type Fields = Readonly<Record<string, unknown>>
type Problems = Partial<Record<string, ShortageProblem>>

/** What somebody says is missing, or what is wrong with it by the name of the field. */
export function parseShortages(
  fields: Fields,
  lines: readonly ShortLine[],
): { typed: TypedShortage } | { problems: Problems } {
  const problems: Problems = {}
  const shortages = lines.flatMap((line): LineShortage[] => {
    const missing = countIn(textOf(fields[missingField(line.id)]), line.quantity)
    const finalGrams = isWeighed(line.unit) ? gramsIn(textOf(fields[weightField(line.id)])) : null
    if (missing === 'wrong') problems[missingField(line.id)] = 'count'
    if (finalGrams === 'wrong') problems[weightField(line.id)] = 'weight'
    if (missing === 'wrong' || finalGrams === 'wrong') return []
    return missing > 0 || finalGrams !== null ? [{ orderLineId: line.id, missing, finalGrams }] : []
  })
  const isMissing = shortages.some(({ missing }) => missing > 0)
  const reason = missingReasons.find((each) => each === fields.alasan) ?? null
  const shelf = fields.rak === 'kembali' || fields.rak === 'habis' ? fields.rak : null
  if (isMissing && !reason) problems.alasan = 'reason'
  if (isMissing && !shelf) problems.rak = 'shelf'
  const isWrong = Object.keys(problems).length > 0
  if (!isWrong && shortages.length === 0) problems.form = 'nothing'
  if (Object.keys(problems).length > 0) return { problems }
  return {
    typed: {
      shortages,
      reason: isMissing ? reason : null,
      isBackOnShelf: isMissing && shelf === 'kembali',
    },
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

function countIn(text: string, most: number): number | 'wrong' {
  if (text === '') return 0
  return /^\d{1,3}$/.test(text) && Number(text) <= most ? Number(text) : 'wrong'
}

/** Kilograms as they are written here: `1,85` or `1.85`, to the gram, less than a thousand. */
function gramsIn(text: string): number | null | 'wrong' {
  if (text === '') return null
  const [, whole, part = ''] = /^(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(text) ?? []
  if (whole === undefined) return 'wrong'
  const grams = Number(whole) * 1000 + Number(part.padEnd(3, '0'))
  return grams > 0 ? grams : 'wrong'
}
