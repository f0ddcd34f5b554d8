const vowels = 'aiueoy'
const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/**
 * What separates two words, in slips of the pen: a wrong vowel and two swapped letters are the lightest,
 * then a dropped letter, then the rest. `Infinity` where the word is too short for such a guess: jambu
 * (a fruit nobody sells) is not a misspelt jamu, and rendang no kendang.
 */
export function slipCost(
  typed: string,
  word: string,
  { isAlone, reach }: { isAlone: boolean; reach: number },
): number {
  const cost = distance(typed, word, reach)
  const isDropped = word.length - typed.length === 1 && cost <= 0.9
  if (typed[0] !== word[0])
    return isAnotherStart(typed, word, isAlone) && cost <= 1 ? cost : Infinity
  if (typed.length === 3) return !isAlone && isDropped ? cost : Infinity
  if (typed.length === 4) return isDropped || (!isAlone && cost <= 0.8) ? cost : Infinity
  if (typed.length === 5) return cost <= (isAlone ? 0.9 : 1) ? cost : Infinity
  return cost
}

/** The first letter is seldom wrong: it is forgotten or swapped, or other words vouch for the guess. */
function isAnotherStart(typed: string, word: string, isAlone: boolean): boolean {
  if (typed.length < 5) return false
  const isSwapped = typed[0] === word[1] && typed[1] === word[0]
  return !isAlone || isSwapped || word.slice(1) === typed
}

/**
 * Damerau–Levenshtein with weights (neighbours swapped, nothing edited twice); `Infinity` as soon as it
 * must become more than `reach`. Runs over thousands of words a search, hence the reused rows.
 */
export function distance(typed: string, word: string, reach: number): number {
  let [beforeLast, last, current] = rows
  for (let column = 0; column <= word.length; column++) last[column] = column * 0.9
  for (let row = 1; row <= typed.length; row++) {
    current[0] = row
    let smallest = row
    const a = typed.charCodeAt(row - 1)
    for (let column = 1; column <= word.length; column++) {
      const b = word.charCodeAt(column - 1)
      let best = (last[column - 1] ?? 0) + substitution(a, b)
      best = Math.min(best, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 0.9)
      const isSwapped =
        row > 1 &&
        column > 1 &&
        a === word.charCodeAt(column - 2) &&
        b === typed.charCodeAt(row - 2)
      if (isSwapped && a !== b) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 0.8)
      current[column] = best
      if (best < smallest) smallest = best
    }
    // A swap may still reach back one row, for 0.8.
    if (smallest > reach + 0.8) return Infinity
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  return last[word.length] ?? Infinity
}

/** Longer words are cut before they come here. */
const rows: [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(256),
  new Float64Array(256),
  new Float64Array(256),
]

function substitution(a: number, b: number): number {
  return a === b ? 0 : (substitutions[(a % 128) * 128 + (b % 128)] ?? 1.2)
}

const substitutions = new Float64Array(128 * 128).fill(1.2)
for (const a of 'abcdefghijklmnopqrstuvwxyz') {
  for (const b of 'abcdefghijklmnopqrstuvwxyz') {
    const areVowels = vowels.includes(a) && vowels.includes(b)
    const cost = areVowels ? 0.8 : areNeighbours(a, b) ? 1 : 1.2
    substitutions[a.charCodeAt(0) * 128 + b.charCodeAt(0)] = cost
  }
}

function areNeighbours(a: string, b: string): boolean {
  return keyboard.some((row, at) => {
    const place = row.indexOf(a)
    if (place < 0) return false
    return [row, keyboard[at - 1] ?? '', keyboard[at + 1] ?? ''].some((other) => {
      const there = other.indexOf(b)
      return there >= 0 && Math.abs(there - place) <= 1
    })
  })
}
