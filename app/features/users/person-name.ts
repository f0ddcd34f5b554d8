const longestName = 80

// C0 and C1 controls, line and paragraph separators: a name is one line.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
// Marks that turn the reading direction and could make one name look like another.
const bidiMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** A person's name as it is stored: one line, composed, at most 80 characters as people count them. */
export function parsePersonName(
  text: string,
): { name: string } | { problem: 'name' | 'name-long' } {
  const name = text.trim().normalize('NFC').replace(/ {2,}/g, ' ')
  if (name === '' || controls.test(name) || bidiMarks.test(name)) return { problem: 'name' }
  if (!name.isWellFormed()) return { problem: 'name' }
  // Marks piled on one letter count as one character, so bytes are bounded as well.
  if (name.length > longestName * 8) return { problem: 'name-long' }
  if ([...segmenter.segment(name)].length > longestName) return { problem: 'name-long' }
  return { name }
}
