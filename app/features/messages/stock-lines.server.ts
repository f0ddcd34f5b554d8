import { paths } from '#app/core/paths.ts'
import type { AskedGood } from '#app/features/catalog/stock-question.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** Each good with the link of each answer, for a message to its maker. */
export function stockLines(goods: readonly AskedGood[], origin: string): string {
  const { stockQuestion: t } = messagesFor('id').messages
  const link = (token: string) => origin + paths.stockAnswer(token)
  return goods
    .map(({ tokens, ...good }) =>
      [t.asks(good), `${t.yes}: ${link(tokens.yes)}`, `${t.none}: ${link(tokens.none)}`].join('\n'),
    )
    .join('\n\n')
}
