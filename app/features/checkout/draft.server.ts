import { z } from 'zod'
import { cartKey } from '#app/features/cart/queries.server.ts'
import { db } from '#app/server/db.server.ts'
import type { BuyerScope } from '#app/server/scopes.server.ts'

/**
 * What was typed on the way to the review page, kept on the cart: a lost signal, a closed tab or a
 * trip back to the shop costs nothing. Raw as typed; the forms judge it again at every step.
 */
const draftSchema = z.object({
  buyer: z.record(z.string(), z.string()).default({}),
  address: z.record(z.string(), z.string()).default({}),
  /** Shop id → `villageCourier`, `pickup:<pickup point id>` or `atVisit:<day>`. */
  choices: z.record(z.string(), z.string()).default({}),
  note: z.string().default(''),
  /** Shop id → the code of one of its promotions. */
  codes: z.record(z.string(), z.string()).default({}),
  /** Cart line id → the names of who comes, one a line. */
  names: z.record(z.string(), z.string()).default({}),
})
export type CheckoutDraft = z.infer<typeof draftSchema>

export const emptyDraft: CheckoutDraft = {
  buyer: {},
  address: {},
  choices: {},
  note: '',
  codes: {},
  names: {},
}

export async function getDraft(scope: BuyerScope): Promise<CheckoutDraft> {
  const cart = await db.cart.findUnique({ where: cartKey(scope), select: { draft: true } })
  const parsed = draftSchema.safeParse(cart?.draft ?? {})
  return parsed.success ? parsed.data : emptyDraft
}

/** Only the named parts are replaced. A cart that is gone has no draft to keep. */
export async function saveDraft(scope: BuyerScope, part: Partial<CheckoutDraft>): Promise<void> {
  const draft = storable({ ...(await getDraft(scope)), ...part })
  await db.cart.updateMany({ where: cartKey(scope), data: { draft } })
}

/** PostgreSQL keeps neither zero bytes nor halves of a character; the forms have refused them already. */
function storable(draft: CheckoutDraft): CheckoutDraft {
  const clean = (_: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
  return JSON.parse(JSON.stringify(draft, clean)) as CheckoutDraft
}

/** Who is known from elsewhere need not type it again; what was typed here stays. */
export async function suggestBuyer(
  scope: BuyerScope,
  { name, phone, email }: { name: string; phone: string; email: string | null },
): Promise<void> {
  const { buyer } = await getDraft(scope)
  await saveDraft(scope, { buyer: { name, phone, email: email ?? '', ...buyer } })
}
