import { z } from 'zod'
import { parseRupiah, type Rupiah } from '#app/core/rupiah.ts'
import { parseLine, parseParagraph } from '#app/core/text.ts'
import {
  type CalendarDate,
  type ClockTime,
  parseCalendarDate,
  type Weekday,
} from '#app/features/bookings/calendar-date.ts'

/** How a value is typed, with the limits that the control and the sentence about a mistake name. */
export type Control =
  | { kind: 'line'; longest: number; isOptional: boolean }
  | { kind: 'paragraph'; longest: number; isOptional: boolean }
  | { kind: 'list'; longest: number; most: number; isOptional: boolean }
  | { kind: 'whole'; min: number; max: number; isOptional: boolean }
  | { kind: 'rupiah'; isOptional: boolean }
  | { kind: 'degrees'; most: number }
  | { kind: 'clock' | 'date' | 'monthDay' | 'check' | 'hidden' }
  | { kind: 'weekdays'; isOptional: boolean }
  | { kind: 'choice' | 'choices'; options: readonly string[] }
  /** A line of a form of its own, which a sentence of its own explains: a phone number, a licence. */
  | { kind: 'formatted'; format: string; isOptional: boolean }

export type Field<T> = { control: Control; schema: z.ZodType<T> }

const text = z.string('wrong').default('')

/** Null says that it cannot be taken. */
function typed<T>(control: Control, read: (text: string) => T | null): Field<T> {
  const schema = text.transform((written, context) => {
    const value = read(written)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  })
  return { control, schema: schema as unknown as z.ZodType<T> }
}

const valueOr = (empty: string | null, parsed: ReturnType<typeof parseLine>): string | null =>
  'value' in parsed ? parsed.value : parsed.problem === 'empty' ? empty : null

export const line = (longest: number) =>
  typed({ kind: 'line', longest, isOptional: false }, (written) =>
    valueOr(null, parseLine(written, { longest })),
  )

/** Empty when nothing is said. */
export const optionalLine = (longest: number) =>
  typed({ kind: 'line', longest, isOptional: true }, (written) =>
    valueOr('', parseLine(written, { longest })),
  )

const mostLines = 60

export const paragraph = (longest: number) =>
  typed({ kind: 'paragraph', longest, isOptional: false }, (written) =>
    valueOr(null, parseParagraph(written, { longest, lines: mostLines })),
  )

export const optionalParagraph = (longest: number) =>
  typed({ kind: 'paragraph', longest, isOptional: true }, (written) =>
    valueOr('', parseParagraph(written, { longest, lines: mostLines })),
  )

/** Read as its format wants it; null from `read` is a mistake. */
export const formatted = <T>(format: string, read: (text: string) => T | null): Field<T> =>
  typed({ kind: 'formatted', format, isOptional: false }, read)

/** Undefined when nothing is said. */
export const optionalFormatted = <T>(
  format: string,
  read: (text: string) => T | null,
): Field<T | undefined> =>
  typed({ kind: 'formatted', format, isOptional: true }, (written) =>
    written.trim() === '' ? undefined : read(written),
  )

/** One thing on each line. */
const lines = (most: number, longest: number, isOptional: boolean) =>
  typed({ kind: 'list', most, longest, isOptional }, (written): string[] | null => {
    if (written.length > most * longest * 16) return null
    const filled = written.split('\n').filter((each) => each.trim() !== '')
    const values = filled.map((each) => valueOr(null, parseLine(each, { longest })))
    const isEnough = isOptional || filled.length > 0
    return isEnough && filled.length <= most && values.every((each) => each !== null)
      ? values
      : null
  })
export const list = (most: number, longest: number) => lines(most, longest, false)
export const optionalList = (most: number, longest: number) => lines(most, longest, true)

function wholeIn(written: string, { min, max }: { min: number; max: number }): number | null {
  const digits = written.trim()
  if (!/^\d{1,7}$/.test(digits)) return null
  const value = Number(digits)
  return value >= min && value <= max ? value : null
}

export const whole = (min: number, max: number) =>
  typed({ kind: 'whole', min, max, isOptional: false }, (written) => wholeIn(written, { min, max }))

/** Undefined when nothing is said: null would be a mistake. */
export const optionalWhole = (min: number, max: number): Field<number | undefined> =>
  typed({ kind: 'whole', min, max, isOptional: true }, (written) =>
    written.trim() === '' ? undefined : wholeIn(written, { min, max }),
  )

/** As the table has it (CHECK variants_price_check): nothing is free here. */
const priceIn = (written: string): Rupiah | null => {
  const amount = parseRupiah(written)
  return amount !== null && amount > 0n ? amount : null
}

export const price = typed({ kind: 'rupiah', isOptional: false }, priceIn)
export const optionalPrice: Field<Rupiah | undefined> = typed(
  { kind: 'rupiah', isOptional: true },
  (written) => (written.trim() === '' ? undefined : priceIn(written)),
)

/** What may cost nothing, up to ten million. */
export const optionalFee: Field<Rupiah | undefined> = typed(
  { kind: 'rupiah', isOptional: true },
  (written) => {
    const amount = written.trim() === '' ? undefined : parseRupiah(written)
    return amount && amount > 10_000_000n ? null : amount
  },
)

/** `-8.1234`, also with a comma. */
export const degrees = (most: number): Field<number | undefined> =>
  typed({ kind: 'degrees', most }, (written) => {
    const plain = written.trim().replace(',', '.')
    if (plain === '') return undefined
    if (!/^-?\d{1,3}(\.\d{1,10})?$/.test(plain)) return null
    return Math.abs(Number(plain)) <= most ? Number(plain) : null
  })

const clockIn = (written: string): ClockTime | null => {
  const time = written.trim().replace('.', ':')
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? (time as ClockTime) : null
}

export const clock = typed({ kind: 'clock' }, clockIn)
export const optionalClock: Field<ClockTime | undefined> = typed({ kind: 'clock' }, (written) =>
  written.trim() === '' ? undefined : clockIn(written),
)

export const date = typed({ kind: 'date' }, (written): CalendarDate | null =>
  parseCalendarDate(written.trim()),
)
export const optionalDate: Field<CalendarDate | undefined> = typed({ kind: 'date' }, (written) =>
  written.trim() === '' ? undefined : parseCalendarDate(written.trim()),
)

/** `1/7` or `01-07` as people write the first of July; kept as `07-01`. */
export const monthDay = typed({ kind: 'monthDay' }, (written) => {
  const [, day = '', month = ''] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(written.trim()) ?? []
  const stored = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // A leap year, so that the 29th of February is a day.
  return parseCalendarDate(`2028-${stored}`) && stored
})

export const monthDayText = (stored: string): string =>
  stored.split('-').toReversed().map(Number).join('/')

export const choice = <Option extends string>(...options: readonly Option[]): Field<Option> => ({
  control: { kind: 'choice', options },
  schema: z.enum(options as readonly [Option, ...Option[]], 'wrong'),
})

/** Undefined when nothing is said. */
export const optionalChoice = <Option extends string>(
  ...options: readonly Option[]
): Field<Option | undefined> => ({
  control: { kind: 'choice', options: ['', ...options] },
  schema: z.preprocess(
    (option) => (option === '' ? undefined : option),
    z.enum(options as readonly [Option, ...Option[]], 'wrong').optional(),
  ),
})

/** What there is to choose from is only known elsewhere; who saves looks whether it is one of them. */
export const chosen = typed({ kind: 'choice', options: [] }, (written) =>
  /^[\w.-]{1,60}$/.test(written) ? written : null,
)

const asList = (value: unknown) => (value === undefined ? [] : [value].flat())

/** Any of what only who saves knows. */
export const chosenSome = (most: number): Field<string[]> => ({
  control: { kind: 'choices', options: [] },
  schema: z.preprocess(asList, z.array(z.string().regex(/^[\w.-]{1,60}$/), 'wrong').max(most)),
})

export const choices = <Option extends string>(...options: readonly Option[]): Field<Option[]> => ({
  control: { kind: 'choices', options },
  schema: z.preprocess(
    asList,
    z.array(z.enum(options as readonly [Option, ...Option[]]), 'wrong').max(options.length),
  ),
})

/** Several of what is only known elsewhere. */
export const severalChosen = (most: number): Field<string[]> => ({
  control: { kind: 'choices', options: [] },
  schema: z.preprocess(
    asList,
    z.array(z.string().regex(/^[\w.-]{1,60}$/), 'wrong').max(most),
  ) as unknown as z.ZodType<string[]>,
})

export const check: Field<boolean> = {
  control: { kind: 'check' },
  schema: text.transform((written) => written === 'on') as unknown as z.ZodType<boolean>,
}

const weekdaysOf = (isOptional: boolean): Field<Weekday[]> => ({
  control: { kind: 'weekdays', isOptional },
  schema: z.preprocess(
    asList,
    z
      .array(z.string().regex(/^[1-7]$/), 'wrong')
      .min(isOptional ? 0 : 1)
      .max(7)
      .transform((days) =>
        [...new Set(days.map((day) => Number(day) as Weekday))].toSorted((a, b) => a - b),
      ),
  ) as unknown as z.ZodType<Weekday[]>,
})
export const weekdays = weekdaysOf(false)
/** None: only dates that are opened one by one, as of what happens once. */
export const optionalWeekdays = weekdaysOf(true)

/** The row that is meant; empty, or one that is not here: a new one. */
export const rowId = typed({ kind: 'hidden' }, (written): string | null => written)

/** `on`: offered; a row that was sold once is never deleted. */
export const offered = choice('on', 'off')
