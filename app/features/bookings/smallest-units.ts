type Beds = { sleeps: number }

/**
 * So many units that sleep the party: the largest of them as small as it can be, then the next, so that
 * large units stay for large parties; of equal ones the first. Null when even the largest do not.
 */
export function smallestThatSleep<Unit extends Beds>(
  units: readonly Unit[],
  wish: { units: number; people: number },
): Unit[] | null {
  return chooseFrom(
    units.toSorted((a, b) => a.sleeps - b.sleeps),
    wish,
  )
}

function chooseFrom<Unit extends Beds>(
  sorted: readonly Unit[],
  { units, people }: { units: number; people: number },
): Unit[] | null {
  if (units === 0) return []
  // With its neighbours below, a unit sleeps the most of whom it can be the largest unit for.
  const at = sorted.findIndex(
    (_, last) => last >= units - 1 && bedsIn(sorted.slice(last + 1 - units, last + 1)) >= people,
  )
  const largest = sorted[at]
  if (!largest) return null
  const left = { units: units - 1, people: people - largest.sleeps }
  const others = chooseFrom(sorted.slice(0, at), left)
  return others && [...others, largest]
}

const bedsIn = (units: readonly Beds[]) => units.reduce((sum, { sleeps }) => sum + sleeps, 0)
