import type { Locale } from '#app/core/locale.ts'
import { transaction } from '#app/server/db.server.ts'
import { derivedBytes } from '#app/server/sealed.server.ts'
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
    for (const reader of readers) {
      const { locale, recipient } = reader
      await queueMessage(tx, {
        ...reader,
        content: content(letterWords(locale), locale),
        dedupeKey: `${once}:${markOf(once, recipient)}`,
        template,
        ...(shopId && { shopId }),
      })
    }
  })
}

/** The same for the same address, whoever else is told; and nobody reads the address out of it. */
const markOf = (once: string, recipient: string) =>
  Buffer.from(derivedBytes(`letter ${once} ${recipient.toLowerCase()}`, 12)).toString('base64url')
