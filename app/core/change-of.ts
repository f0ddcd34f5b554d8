type Parts = Readonly<Record<string, unknown>>
export type Change<Typed extends Parts> = { before: Typed; after: Typed }

/** Which parts of what was typed are otherwise than before; null where none is. */
export function changeOf<Typed extends Parts>(before: Typed, after: Typed): Change<Typed> | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  if (names.length === 0) return null
  const only = (typed: Typed) =>
    Object.fromEntries(names.map((name) => [name, typed[name] ?? ''])) as unknown as Typed
  return { before: only(before), after: only(after) }
}

/** As the trail keeps it. */
export const toldChange = ({ before, after }: Change<Parts>) => ({
  before: JSON.stringify(before),
  after: JSON.stringify(after),
})
