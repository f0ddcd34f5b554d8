import type { Locale } from '#app/core/locale.ts'
import { transaction } from '#app/server/db.server.ts'
import { queueMessage } from './commands.server.ts'
import type { LetterName } from './letters.ts'
import { type LetterWords, letterWords } from './letter-words.server.ts'
import type { Reader } from './message-address.ts'
import type { MessageContent } from './message-layout.ts'

type Letter = {
  content: (t: LetterWords, locale: Locale) => MessageContent
  /** What happened: each address is told once of it. */
  once: string
  template: LetterName
  /** Unless it is of the platform. */
  shopId?: string
}

/** One letter to everybody who works for a BUM Desa, a maker or the platform, to each in their language. */
export function tellEach(
  readers: readonly Reader[],
  { content, once, template, shopId }: Letter,
): Promise<void> {
  return transaction(async (tx) => {
    for (const [index, reader] of readers.entries()) {
      const { locale } = reader
      await queueMessage(tx, {
        ...reader,
        content: content(letterWords(locale), locale),
        dedupeKey: `${once}:${index}`,
        template,
        ...(shopId && { shopId }),
      })
    }
  })
}
