import { z } from 'zod'
import { isUploadedKey } from '#app/core/pictures.ts'
import { parseRupiah } from '#app/core/rupiah.ts'
import { parseLine, parseParagraph } from '#app/core/text.ts'
import { declaredHalal, isDeclaredHalal } from './halal.ts'
import { missingMonth, parseMonth } from './season.ts'
import { unitName } from './unit-name.ts'

/** In letters as people count them. */
export const longest = {
  title: 80,
  label: 40,
  description: 2000,
  unit: 20,
  note: 300,
  alt: 120,
} as const
export const mostPieces = 100_000
export const heaviestGrams = 1_000_000
export const mostDays = 365
/** As the table has it, and where nothing was said. */
export const mostPerOrder = 999
export const usualPerOrder = 99

/** Errors are keys of the texts (i18n: listings.errors). */
export const required = <Value>(message: string, parse: (text: string) => Value | null) =>
  z.string(message).transform((text, context) => {
    const value = parse(text)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** Left empty is null; anything else must be right. */
const maybe = <Value>(message: string, parse: (text: string) => Value | null) =>
  z
    .string()
    .optional()
    .transform((text = '', context) => {
      if (text.trim() === '') return null
      const value = parse(text)
      if (value !== null) return value
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })

const line = (most: number) => (text: string) => valueOf(parseLine(text, { longest: most }))
const paragraph = (text: string) =>
  valueOf(parseParagraph(text, { longest: longest.description, lines: 60 }))
const valueOf = (parsed: { value: string } | { problem: string }) =>
  'value' in parsed ? parsed.value : null

export function wholeNumber(most: number, least = 0) {
  return (text: string) => {
    const digits = text.trim().replaceAll(/(?<=\d)\.(?=\d{3}\b)/g, '')
    if (!/^\d{1,7}$/.test(digits)) return null
    const number = Number(digits)
    return number >= least && number <= most ? number : null
  }
}

const unit = (text: string) => {
  const written = line(longest.unit)(text)
  return written === null ? null : unitName(written)
}

const price = (text: string) => {
  const amount = parseRupiah(text)
  return amount !== null && amount > 0n ? amount : null
}

const pieces = required('stock', wholeNumber(mostPieces))

/** What was sent before comes back by name, so that a mistake in the price does not lose the picture. */
const pictureKey = z
  .string()
  .optional()
  .transform((key) => (key && isUploadedKey(key) ? key : null))

/** Null: nothing is said, or what a certificate says. */
const halal = z
  .enum([...declaredHalal, 'certified', ''], 'halal')
  .default('')
  .transform((state) => (isDeclaredHalal(state) ? state : null))

const ticked = z
  .string()
  .optional()
  .transform((text) => text === 'on')

/** What a good needs to be sold, and what may be told later. */
const facts = {
  title: required('title', line(longest.title)),
  price: required('price', price),
  unit: required('unit', unit),
  category: z
    .string()
    .optional()
    .transform((slug) => slug || null),
  description: maybe('description', paragraph),
  titleEn: maybe('titleEn', line(longest.title)),
  descriptionEn: maybe('descriptionEn', paragraph),
  weightGrams: maybe('weight', wholeNumber(heaviestGrams, 1)),
  maximumPerOrder: maybe('perOrder', wholeNumber(mostPerOrder, 1)),
  madeToOrder: ticked,
  leadTimeDays: maybe('days', wholeNumber(mostDays)),
  shelfLifeDays: maybe('days', wholeNumber(3650, 1)),
  seasonFrom: maybe('month', parseMonth),
  seasonTo: maybe('month', parseMonth),
  isLocalOnly: ticked,
  halal,
  pictureKey,
  pictureAlt: maybe('pictureAlt', line(longest.alt)),
}

/** Looked at even where another field is wrong, so that all mistakes are shown at once. */
const when = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null

const wholeSeason = z.superRefine<Record<string, unknown>>(
  (listing, context) => {
    const missing = missingMonth(listing)
    if (missing) context.addIssue({ code: 'custom', message: 'season', path: [missing] })
  },
  { when },
)

/** What is made once it is ordered takes days. */
const daysToMake = z.superRefine<Record<string, unknown>>(
  ({ madeToOrder, leadTimeDays }, context) => {
    if (madeToOrder !== true || (leadTimeDays !== null && leadTimeDays !== 0)) return
    context.addIssue({ code: 'custom', message: 'daysToMake', path: ['leadTimeDays'] })
  },
  { when },
)

/** And nobody could order what cannot be made even once. */
const roomToMake = z.superRefine<Record<string, unknown>>(
  ({ madeToOrder, stock }, context) => {
    if (madeToOrder !== true || stock !== 0) return
    context.addIssue({ code: 'custom', message: 'roomToMake', path: ['stock'] })
  },
  { when },
)

export const listingForm = z.object(facts).check(wholeSeason, daysToMake)
/** As it stands now: of what is made to order there may be no room left. */
export const stockedListingForm = z
  .object({ ...facts, stock: pieces })
  .check(wholeSeason, daysToMake)
export const newListingForm = z
  .object({ ...facts, stock: pieces })
  .check(wholeSeason, daysToMake, roomToMake)
export type ListingFacts = z.output<typeof listingForm>
export type NewListing = z.output<typeof newListingForm>

/** On a maker's behalf: whose, and that they have agreed. */
export const listingOnBehalfForm = newListingForm.safeExtend({
  maker: z.uuid('maker'),
  consent: z.literal('on', 'consent'),
})

export const reviewNoteForm = z.object({
  note: required('note', (text) =>
    valueOf(parseParagraph(text, { longest: longest.note, lines: 5 })),
  ),
})

const step = z.enum(['1', '-1']).transform((text) => (text === '1' ? (1 as const) : (-1 as const)))
export const stockChangeForm = z.union([
  z.strictObject({ variant: z.uuid(), step }),
  z.strictObject({ variant: z.uuid(), count: pieces }),
  z.strictObject({ variant: z.uuid(), undo: z.uuid() }),
])

export type StockChangeForm = z.output<typeof stockChangeForm>

export const priceMoves = ['raise-percent', 'lower-percent', 'raise-by', 'lower-by', 'set'] as const

const moved = z.object({
  priceMove: z
    .enum(priceMoves)
    .or(z.literal('').transform(() => null))
    .default(null),
  priceBy: z.string().default(''),
})

/** The same for many goods; what is left empty stays as it is. */
export const goodsEditForm = moved
  .extend({
    stock: maybe('stock', wholeNumber(mostPieces)),
    status: z
      .enum(['live', 'paused'])
      .or(z.literal('').transform(() => null))
      .default(null),
    category: z
      .string()
      .optional()
      .transform((slug) => slug || null),
    leadTimeDays: maybe('days', wholeNumber(mostDays)),
  })
  .transform(({ priceMove, priceBy, ...edit }, context) => {
    if (!priceMove) return { ...edit, price: null }
    const isPercent = priceMove.endsWith('percent')
    const by = isPercent ? wholeNumber(900, 1)(priceBy) : price(priceBy)
    if (by !== null) return { ...edit, price: { move: priceMove, by: BigInt(by) } }
    const message = isPercent ? 'percent' : 'price'
    context.addIssue({ code: 'custom', message, path: ['priceBy'] })
    return z.NEVER
  })
export type GoodsEditFacts = z.output<typeof goodsEditForm>

export const mostVariants = 20

/** One kind of a good: its size or taste, and what that costs. */
const variantFacts = {
  label: z.string('label').transform((text, context) => {
    if (text.trim() === '') return ''
    const label = line(longest.label)(text)
    if (label === null) context.addIssue({ code: 'custom', message: 'label' })
    return label ?? z.NEVER
  }),
  labelEn: maybe('labelEn', line(longest.label)),
  price: facts.price,
  weightGrams: facts.weightGrams,
}
export const oldVariantForm = z.object({
  ...variantFacts,
  id: z.uuid(),
  isActive: ticked,
})
export const newVariantForm = z.object({ ...variantFacts, stock: pieces })
export type OldVariant = z.output<typeof oldVariantForm>
export type NewVariant = z.output<typeof newVariantForm>
