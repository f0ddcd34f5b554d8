export type ShadeStep = { from: number; to: number; opacity: number; isDark: boolean }

/** From hardly there to full; on the dark ones the text turns light. */
const opacities = [0.1, 0.26, 0.42, 0.8, 1] as const

/** At most five steps with about equally many regions in each; the first is for those with nothing. */
export function shadeSteps(values: readonly number[]): ShadeStep[] {
  const offering = values.filter((value) => value > 0).toSorted((a, b) => a - b)
  const quarters = [0, 1, 2, 3].map(
    (quarter) => offering[Math.ceil(((quarter + 1) * offering.length) / 4) - 1] ?? 0,
  )
  const tops = [...new Set([0, ...quarters])]
  return tops.map((to, index) => {
    const opacity = opacities[index] ?? 1
    return {
      from: index === 0 ? 0 : (tops[index - 1] ?? 0) + 1,
      to,
      opacity,
      isDark: opacity > 0.6,
    }
  })
}

export function shadeOf(value: number, steps: readonly ShadeStep[]): ShadeStep {
  const found = steps.find(({ to }) => value <= to) ?? steps.at(-1)
  return found ?? { from: 0, to: 0, opacity: opacities[0], isDark: false }
}
