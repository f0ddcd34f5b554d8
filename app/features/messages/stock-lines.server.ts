import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { AskedGood } from '#app/features/catalog/stock-question.ts'
import { messagesFor } from '#app/i18n/messages.ts'

/** Each good with the link of each answer, for a message to its maker. */
export function stockLines(
  goods: readonly AskedGood[],
  { origin, locale }: { origin: string; locale: Locale },
): string {
  const { stockQuestion: t } = messagesFor(locale).messages
  const link = (token: string) => origin + paths.stockAnswer(token)
  return goods
    .map(({ tokens, ...good }) =>
      [t.asks(good), `${t.yes}: ${link(tokens.yes)}`, `${t.none}: ${link(tokens.none)}`].join('\n'),
    )
    .join('\n\n')
}
