import { isUuid } from '#app/core/ids.ts'

export type DeedChange = {
  name: string
  /** Which variant of a good, by its label. */
  of?: string
  before: string | null
  after: string
}

/**
 * What a row of the trail says beside its states, each as one line. Deeds write a part before and after as
 * JSON, a pair (`price`, `priceBefore`), or single values.
 */
export function changesOf(details: Record<string, unknown> | null): DeedChange[] {
  const { before, after, ...rest } = details ?? {}
  const pairs = Object.entries(rest)
    .filter(([name]) => !name.endsWith('Before') || !(name.slice(0, -6) in rest))
    .map(([name, value]) =>
      isUuid(name)
        ? variantChange(name, said(value))
        : changeOf(name, rest[`${name}Before`], value),
    )
  return [...pairs, ...partsOf(before, after)]
}

function partsOf(before: unknown, after: unknown): DeedChange[] {
  if (before === undefined && after === undefined) return []
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  // The ids of rows say nothing to anybody; what stands in the rows does.
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  return [...names]
    .filter((name) => name !== 'id')
    .map((name) => ({
      name,
      before: said(was[name]),
      after: said(is[name]),
    }))
}

/** A variant is told by its id, as `label|price|grams|off` before and after. */
function variantChange(name: string, text: string): DeedChange {
  const [was = '', is = was] = text.split(' → ')
  const [label = ''] = was.split('|')
  return { name, of: label, before: variantText(was), after: variantText(is) }
}

const variantText = (text: string) =>
  /^[^|]*\|Rp-?\d+\|\d+ g\|/.test(text) ? text.split('|').filter(Boolean).join(' · ') : text

const changeOf = (name: string, before: unknown, after: unknown): DeedChange => ({
  name,
  before: before === undefined ? null : said(before),
  after: variantText(said(after)),
})

function fieldsOf(text: unknown): Record<string, unknown> {
  const value = parsed(text)
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { '': value }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || !/^[[{"]/.test(text)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** Nothing is a dash, so that one sees that nothing was there. */
function said(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (Array.isArray(value)) return value.length > 0 ? value.map(said).join(', ') : '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
