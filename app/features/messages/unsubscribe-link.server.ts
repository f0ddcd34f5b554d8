import { z } from 'zod'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { env } from '#app/server/env.server.ts'
import { seal, unseal } from '#app/server/sealed.server.ts'
import { type Topic, topics } from './letters.ts'

/** Who declines what. Whoever holds the link may: it was in a letter to that address. */
export type Declining = { recipient: string; topic: Topic }

const purpose = 'unsubscribe'
const sealedDeclining = z.object({
  recipient: z.string(),
  topic: z.enum(topics as [Topic, ...Topic[]]),
})

/** Works as long as the letter lies in somebody's mailbox. */
const tokenFor = ({ recipient, topic }: Declining) =>
  seal(purpose, JSON.stringify({ recipient, topic } satisfies Declining))

export const unsubscribePage = (declining: Declining, locale: Locale) =>
  env.APP_URL + paths.unsubscribe(locale, tokenFor(declining))

/** Where a mail program posts by itself when somebody presses its button (RFC 8058). */
export const oneClickUnsubscribe = (declining: Declining) =>
  env.APP_URL + paths.oneClickUnsubscribe(tokenFor(declining))

export function readUnsubscribeToken(token: string): Declining | null {
  const text = unseal(purpose, token)
  return text === null ? null : sealedDeclining.parse(JSON.parse(text))
}
