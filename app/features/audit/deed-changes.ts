export type DeedChange = { name: string; before: string | null; after: string }

/**
 * What a row of the trail says beside its states, each as one line. Deeds write a part before and after as
 * JSON, a pair (`price`, `priceBefore`), or single values.
 */
export function changesOf(details: Record<string, unknown> | null): DeedChange[] {
  const { before, after, ...rest } = details ?? {}
  const pairs = Object.entries(rest)
    .filter(([name]) => !name.endsWith('Before') || !(name.slice(0, -6) in rest))
    .map(([name, value]) => changeOf(name, rest[`${name}Before`], value))
  return [...pairs, ...partsOf(before, after)]
}

function partsOf(before: unknown, after: unknown): DeedChange[] {
  if (before === undefined && after === undefined) return []
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((name) => ({
    name,
    before: said(was[name]),
    after: said(is[name]),
  }))
}

const changeOf = (name: string, before: unknown, after: unknown): DeedChange => ({
  name,
  before: before === undefined ? null : said(before),
  after: said(after),
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
  return typeof value === 'string' ? value : JSON.stringify(value)
}
