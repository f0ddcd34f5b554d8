import type { Locale } from './locale.ts'

// C0 and C1 controls, line and paragraph separators: what would end a line somewhere.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
// oxlint-disable-next-line no-control-regex
const controlsButNewline = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/
// Marks that turn the reading direction and could make one name look like another.
const bidiMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const segmenter = new Intl.Segmenter('id', { granularity: 'grapheme' })

export type TextProblem = 'empty' | 'characters' | 'too-long' | 'too-many-lines'

/**
 * One line of text as it is stored: composed (NFC), single spaces, no controls, at most so many
 * characters as people count them. Marks piled on one letter count as one, so bytes are bounded too.
 */
export function parseLine(
  text: string,
  { longest }: { longest: number },
): { value: string } | { problem: TextProblem } {
  if (text.length > longest * 16) return { problem: 'too-long' }
  const value = text.trim().normalize('NFC').replace(/ {2,}/g, ' ')
  if (value === '') return { problem: 'empty' }
  if (controls.test(value) || isMisleading(value)) return { problem: 'characters' }
  return isTooLong(value, longest) ? { problem: 'too-long' } : { value }
}

/** Several lines, for a note or a reason; line ends are stored as `\n`. */
export function parseParagraph(
  text: string,
  { longest, lines }: { longest: number; lines: number },
): { value: string } | { problem: TextProblem } {
  if (text.length > longest * 16) return { problem: 'too-long' }
  const value = text.replace(/\r\n?/g, '\n').trim().normalize('NFC')
  if (value === '') return { problem: 'empty' }
  if (controlsButNewline.test(value) || isMisleading(value)) return { problem: 'characters' }
  if (value.split('\n').length > lines) return { problem: 'too-many-lines' }
  return isTooLong(value, longest) ? { problem: 'too-long' } : { value }
}

function isMisleading(text: string): boolean {
  return bidiMarks.test(text) || !text.isWellFormed()
}

function isTooLong(text: string, longest: number): boolean {
  return text.length > longest * 8 || [...segmenter.segment(text)].length > longest
}

/** `a, b, dan c`; in English `a, b and c`. */
export function listed(words: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale === 'id' ? 'id' : 'en-GB').format(words)
}

/** To be looked for as it is, between the signs of LIKE. */
export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)
