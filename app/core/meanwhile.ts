/** What stands in a form, by field; a list where several values belong to one. */
type Shown = Readonly<Record<string, string | readonly string[] | undefined>>

/** One value of a form; `at` is its place in the list. */
export type Cell = { name: string; at: number }

/** What another person has saved since a form was opened, and what the form is told to have seen now. */
export type Meanwhile = { cells: readonly Cell[]; now: Shown; seen: string }

/** Nothing was written: who sends the form now knows, and may send it again. */
export type ChangedMeanwhile = { ok: false; reason: 'changed-meanwhile'; meanwhile: Meanwhile }

/** What a form shows, as it is sent back with it in the hidden field `seen`: a short mark of each value. */
export function seenOf(shown: Shown): string {
  return JSON.stringify(
    Object.fromEntries(Object.keys(shown).map((name) => [name, valuesOf(shown, name).map(markOf)])),
  )
}

/**
 * Null where the form may be saved: all is as it showed, or as it asks for. A form that does not say
 * what it showed has seen nothing.
 */
export function changedMeanwhile(typed: Shown, now: Shown): ChangedMeanwhile | null {
  const seen = parseSeen(typed.seen)
  const cells = [...new Set([...Object.keys(now), ...Object.keys(seen)])].flatMap((name) => {
    const [marks, values, asked] = [seen[name] ?? [], valuesOf(now, name), valuesOf(typed, name)]
    return Array.from({ length: Math.max(marks.length, values.length) }, (_, at) => at)
      .filter((at) => {
        const value = values[at] ?? ''
        return value !== (asked[at] ?? '') && markOf(value) !== (marks[at] ?? markOf(''))
      })
      .map((at) => ({ name, at }))
  })
  if (cells.length === 0) return null
  return { ok: false, reason: 'changed-meanwhile', meanwhile: { cells, now, seen: seenOf(now) } }
}

/** A browser sends lines of a paragraph apart by CR LF. */
const valuesOf = (shown: Shown, name: string): string[] =>
  [shown[name] ?? []].flat().map((value) => value.replaceAll('\r\n', '\n').trim())

type Marks = Record<string, readonly string[]>

function parseSeen(text: unknown): Marks {
  try {
    const seen: unknown = JSON.parse(String(text))
    if (typeof seen !== 'object' || seen === null) return {}
    // No field is called like what every object has: asked for such a name, a form would answer with that.
    const named = Object.entries(seen).filter(([name]) => !(name in Object.prototype))
    return Object.fromEntries(
      named.map(([name, marks]) => [name, [marks ?? []].flat().map(String)]),
    )
  } catch {
    return {}
  }
}

/** FNV-1a: it tells versions of one value apart, and nobody gains by a wrong one. */
function markOf(value: string): string {
  let hash = 0x811c9dc5
  for (const letter of value) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}
