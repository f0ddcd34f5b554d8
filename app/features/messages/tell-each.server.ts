import { transaction } from '#app/server/db.server.ts'
import { queueMessage } from './commands.server.ts'
import type { LetterName } from './letters.ts'
import type { MessageAddress } from './message-address.ts'
import type { MessageContent } from './message-layout.ts'

type Letter = {
  content: MessageContent
  /** What happened: each address is told once of it. */
  once: string
  template: LetterName
  /** Unless it is of the platform. */
  shopId?: string
}

/** One letter, in Indonesian, to everybody who works for a BUM Desa, a maker or the platform. */
export function tellEach(
  addresses: readonly MessageAddress[],
  { content, once, template, shopId }: Letter,
): Promise<void> {
  return transaction(async (tx) => {
    for (const [index, address] of addresses.entries()) {
      await queueMessage(tx, {
        ...address,
        content,
        dedupeKey: `${once}:${index}`,
        template,
        locale: 'id',
        ...(shopId && { shopId }),
      })
    }
  })
}
