import { createHash } from 'node:crypto'

// Planning a statement costs PostgreSQL as much as running it. One that has a name is planned once in
// each connection and kept there for good, so only what comes again gets a name, and not without end:
// lists of values make a new text for every length.

/** From this time on a text is no accident. */
const usualAfter = 3
const mostNamed = 400
const mostCounted = 4_000

const timesSeen = new Map<string, number>()
const names = new Map<string, string>()

/** Undefined while it is not worth a name. PostgreSQL keeps 63 characters of one. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNamed) return known
  const seen = (timesSeen.get(text) ?? 0) + 1
  if (seen < usualAfter) {
    if (timesSeen.size >= mostCounted) timesSeen.clear()
    timesSeen.set(text, seen)
    return undefined
  }
  timesSeen.delete(text)
  const name = `s-${createHash('sha256').update(text).digest('base64url')}`
  names.set(text, name)
  return name
}
