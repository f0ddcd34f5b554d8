import { parseLine } from '#app/core/text.ts'
import type { CartLine } from '#app/features/cart/cart-line.ts'

/** By cart line: one for each person, room or group, in the order in which they were typed. */
export type GuestNames = ReadonlyMap<string, readonly string[]>

type Line = Pick<CartLine, 'id' | 'quantity' | 'asksNames'>

export const guestNamesField = (lineId: string) => `tamu-${lineId}`

/** One name a line, as many as come; only where a listing asks for them. `problems` by field. */
export function readGuestNames(
  lines: readonly Line[],
  typed: Readonly<Record<string, string>>,
): { names: GuestNames; problems: Record<string, string[]> } {
  const names = new Map<string, string[]>()
  const problems: Record<string, string[]> = {}
  for (const { id, quantity } of lines.filter(({ asksNames }) => asksNames)) {
    const texts = (typed[id] ?? '').split(/\r\n?|\n/).filter((text) => text.trim() !== '')
    const parsed = texts.map((text) => parseLine(text, { longest: 80 }))
    const wrong = parsed.flatMap((line) => ('problem' in line ? [line.problem] : []))[0]
    if (texts.length !== quantity) problems[guestNamesField(id)] = ['names']
    else if (wrong) problems[guestNamesField(id)] = [wrong]
    else
      names.set(
        id,
        parsed.flatMap((line) => ('value' in line ? [line.value] : [])),
      )
  }
  return { names, problems }
}

export function areNamed(lines: readonly Line[], names: GuestNames): boolean {
  return lines.every(
    ({ id, quantity, asksNames }) => !asksNames || names.get(id)?.length === quantity,
  )
}
