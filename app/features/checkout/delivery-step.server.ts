import { priceOf, whyNotOffered } from '#app/features/shipping/delivery.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'
import { saveDraft } from './draft.server.ts'
import { noteField } from './forms.ts'
import { type CheckoutState, readChoices } from './review.server.ts'

/** Shop id → why its choice does not do; `note` for the note. */
export type DeliveryStepProblems = { problems: Record<string, string[]> }

/** One choice for each BUM Desa with something to bring, under the field `kirim-<shop id>`. Null: go on. */
export async function saveDeliveryStep(
  scope: BuyerScope,
  { quote }: CheckoutState,
  fields: Readonly<Record<string, string | string[]>>,
): Promise<DeliveryStepProblems | null> {
  const toBring = quote.orders.filter(({ hasGoods }) => hasGoods)
  const choices = Object.fromEntries(
    toBring.map(({ shop }) => [shop.id, text(fields[deliveryField(shop.id)])]),
  )
  const note = text(fields.note)
  await saveDraft(scope, { choices, note })

  const problems: Record<string, string[]> = {}
  const parsed = readChoices(choices)
  for (const { shop, options } of toBring) {
    const choice = parsed.get(shop.id)
    if (!choice) problems[shop.id] = ['no-delivery-chosen']
    else if (priceOf(choice, options) === null) {
      problems[shop.id] = [whyNotOffered(choice, options)]
    }
  }
  const badNote = noteField.safeParse(note).error?.issues[0]?.message
  if (badNote) problems.note = [badNote]
  return Object.keys(problems).length > 0 ? { problems } : null
}

const deliveryField = (shopId: string) => `kirim-${shopId}`
const text = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value.slice(0, 8_000) : ''
