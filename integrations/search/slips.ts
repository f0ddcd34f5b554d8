const vowels = 'aiueoy'

/**
 * What separates two words, in slips of the pen: a wrong vowel and two swapped letters are the lightest,
 * then a dropped letter, then the rest. `Infinity` where the word is too short for such a guess: jambu
 * (a fruit nobody sells) is not a misspelt jamu.
 */
export function slipCost(typed: string, word: string, isAlone: boolean): number {
  const cost = distance(typed, word)
  const dropped = word.length - typed.length
  const isSameStart = typed[0] === word[0]
  if (typed.length === 3) return !isAlone && dropped === 1 && isSameStart && cost <= 1 ? cost : Infinity
  if (typed.length === 4) {
    const isDropped = dropped === 1 && isSameStart && cost <= 0.9
    return isDropped || (cost <= 0.8 && isSameStart && !isAlone) ? cost : Infinity
  }
  if (typed.length === 5) return cost <= (isAlone ? 0.9 : 1) && (isSameStart || !isAlone) ? cost : Infinity
  if (cost > 1 && !isSameStart) return Infinity
  return cost
}

/** Damerau–Levenshtein with weights (neighbours swapped, nothing edited twice). */
export function distance(typed: string, word: string): number {
  const columns = word.length + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: columns }, (_, at) => at * 0.9)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let column = 1; column < columns; column++) {
      const a = typed[row - 1] as string
      const b = word[column - 1] as string
      let best = (last[column - 1] ?? 0) + substitution(a, b)
      best = Math.min(best, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 0.9)
      if (row > 1 && column > 1 && a === word[column - 2] && b === typed[row - 2] && a !== b) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 0.8)
      }
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  return last[columns - 1] ?? Infinity
}

function substitution(a: string, b: string): number {
  if (a === b) return 0
  return vowels.includes(a) && vowels.includes(b) ? 0.8 : 1
}
