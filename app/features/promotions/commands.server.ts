import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { parseSection, type Problems, type Typed } from '#app/features/experiences/section.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { sqlStateOf, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { formKeyOf, madeByForm } from '#app/server/sent-forms.server.ts'
import { planPromotion, type PromotionPlan } from './plan-promotion.ts'
import { canBecome, type PromotionStatus } from './promotion-status.ts'
import { columnsOf } from './promotion.ts'
import { getStall } from './queries.server.ts'
import { promotionSection } from './sections.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor }

/** Made as a draft: nobody gets it before it was looked at once more. */
export async function createPromotion(
  deed: Deed,
  typed: Typed,
): Promise<{ ok: true; value: { id: string } } | { ok: false; problems: Problems }> {
  const parsed = parseSection(promotionSection, typed)
  if (!parsed.ok) return parsed
  const plan = planPromotion(parsed.value, await getStall(deed.shopId, parsed.value.listings))
  if (!plan.ok) return plan
  try {
    return ok({
      id: await transaction((tx) => writePromotion(tx, deed, plan.value, formKeyOf(typed))),
    })
  } catch (error) {
    if (sqlStateOf(error) === '23505') return { ok: false, problems: { code: 'codeTaken' } }
    throw error
  }
}

async function writePromotion(
  tx: Tx,
  { shopId, actor }: Deed,
  { name, terms, fromDate, untilDate, ...limits }: PromotionPlan,
  formKey: string,
): Promise<string> {
  const id = newId()
  const madeBefore = await madeByForm(tx, { actor, formKey, id })
  if (madeBefore !== null) return madeBefore
  const { saving, target, makerId, listingIds, minimumSpend, bearer } = terms
  await tx.promotion.create({
    data: {
      id,
      shopId,
      name,
      ...columnsOf(saving),
      target,
      makerId,
      minimumSpend,
      bearer,
      makerConsentedAt: bearer === 'maker' ? new Date() : null,
      fromDate: new Date(fromDate),
      untilDate: new Date(untilDate),
      ...limits,
    },
  })
  await tx.promotionListing.createMany({
    data: listingIds.map((listingId) => ({ promotionId: id, listingId, shopId })),
  })
  const consent = bearer === 'maker'
  const rate = saving.kind === 'percent' ? `${saving.percent}%` : formatRupiah(saving.amount)
  const details = { name, rate, fromDate, untilDate, bearer, consent, makerId }
  const subject = { type: 'promotion', id } as const
  await recordAudit(tx, [{ subject, action: 'status', to: 'draft', actor, shopId, details }])
  return id
}

/** Begun, paused or ended. What is in somebody's cart is counted anew when it is paid for. */
export function movePromotion(
  { shopId, actor }: Deed,
  { promotionId: id, to }: { promotionId: string; to: PromotionStatus },
): Promise<Result<undefined, 'not-found' | 'already-changed'>> {
  return transaction(async (tx) => {
    const where = { id, shopId }
    const promotion = await tx.promotion.findFirst({ where, select: { status: true } })
    if (!promotion) return refuse('not-found')
    const { status: from } = promotion
    if (!canBecome(from, to)) return refuse('already-changed')
    const { count } = await tx.promotion.updateMany({
      where: { ...where, status: from },
      data: { status: to },
    })
    if (count === 0) return refuse('already-changed')
    const subject = { type: 'promotion', id } as const
    await recordAudit(tx, [{ subject, action: 'status', from, to, actor, shopId }])
    return ok()
  })
}
