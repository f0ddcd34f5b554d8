import type { Locale } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { type BriefName, briefNames } from './brief-names.ts'
import type { Facts } from './message-layout.ts'

export type LetterWords = Messages['messages']

type Said = { subject: string; paragraphs: string[]; after?: string[] }
export type Saying = (facts: Readonly<Record<string, unknown>>) => Said

const known = new Map<Locale, LetterWords>()

/**
 * The words of letters in one language. Those that have a template on WhatsApp (`brief-names.ts`) also
 * remember what they were made of, as `spoken`, so that the same sentence goes out both ways and no
 * letter is written twice.
 */
export function letterWords(locale: Locale): LetterWords {
  const before = known.get(locale)
  if (before) return before
  const words = remembering(messagesFor(locale).messages, '') as LetterWords
  known.set(locale, words)
  return words
}

/** The sentence of a template, to be filled with facts or with blanks. */
export function sayingOf(name: BriefName, locale: Locale): Saying {
  return name
    .split('.')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)[part],
      messagesFor(locale).messages,
    ) as Saying
}

function remembering(words: unknown, path: string): unknown {
  if (typeof words === 'function') {
    const name = briefNames.find((each) => each === path)
    if (!name) return words
    const saying = words as Saying
    return ((facts) => ({ ...saying(facts), spoken: { name, facts } satisfies Facts })) as Saying
  }
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return words
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      remembering(value, path ? `${path}.${key}` : key),
    ]),
  )
}
