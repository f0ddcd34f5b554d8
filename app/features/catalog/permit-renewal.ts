import { ok, refuse, type Result } from '#app/core/result.ts'

type Place = Result<{ validFrom: Date | null }, 'has-one' | 'has-renewal' | 'ends-before'>

const oneDay = 86_400_000

/**
 * When a permit that ends on that day begins, beside those of its kind that still count: at once without
 * any, and the day after the only one ends. One that does not end has no renewal.
 */
export function placeBeside(
  living: readonly { validUntil: Date | null }[],
  ends: Date | null,
): Place {
  const [before, ...more] = living
  if (!before) return ok({ validFrom: null })
  if (more.length > 0) return refuse('has-renewal')
  const { validUntil } = before
  if (!validUntil) return refuse('has-one')
  if (ends && ends <= validUntil) return refuse('ends-before')
  return ok({ validFrom: new Date(validUntil.getTime() + oneDay) })
}
