/** Of one weekday (1: Monday) by the clock of the place; a weekday without is closed. */
export type ShopHours = { weekday: number; opensAt: string; closesAt: string }

/** Days on which nobody packs anything. `isNow`: today is one of them. */
export type Holiday = {
  from: string
  to: string
  reason: { id: string; en: string }
  isNow: boolean
}

type Run = { from: number; to: number; times: Omit<ShopHours, 'weekday'> | null }

/** The week from Monday on, days that follow one another with the same times as one. */
export function daysWithSameHours(hours: readonly ShopHours[]): Run[] {
  const runs: Run[] = []
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const of = hours.find((day) => day.weekday === weekday)
    const times = of ? { opensAt: of.opensAt, closesAt: of.closesAt } : null
    const last = runs.at(-1)
    const isSame =
      last?.times?.opensAt === times?.opensAt && last?.times?.closesAt === times?.closesAt
    if (last && isSame) last.to = weekday
    else runs.push({ from: weekday, to: weekday, times })
  }
  return runs
}
