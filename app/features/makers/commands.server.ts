import { changeOf, toldChange } from '#app/core/change-of.ts'
import { newId } from '#app/core/ids.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { madeByForm } from '#app/server/sent-forms.server.ts'
import { type MakerChange, type OnBehalf, typedMaker } from './forms.ts'
import type { MakerStatus } from './maker-status.ts'
import { addMaker, isVillageOfShop } from './write-maker.server.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor }

/** Without an account: the BUM Desa lists for them. That they agreed stands in the trail. */
export function addMakerOnBehalf(
  { shopId, actor }: Deed,
  { consent, ...maker }: OnBehalf,
  formKey: string,
): Promise<Result<{ id: string }, 'village'>> {
  return transaction(async (tx) => {
    const isOurs = await isVillageOfShop(tx, { shopId, villageCode: maker.village })
    if (!isOurs) return refuse('village')
    const details = { onBehalf: true, consent: consent === 'on' }
    const id = newId()
    const madeBefore = await madeByForm(tx, { actor, formKey, id })
    if (madeBefore === null) await addMaker(tx, { id, shopId, actor, ...maker, details })
    return ok({ id: madeBefore ?? id })
  })
}

type ChangedMaker = {
  makerId: string
  change: MakerChange
  /** As the form was sent, with what it had shown. */
  typed: Parameters<typeof changedMeanwhile>[0]
}

/**
 * Name, number and village of a maker; their goods follow into the village, what is ordered keeps its words.
 * The trail knows only the end of a number: it is kept for ten years.
 */
export function changeMaker(
  { shopId, actor }: Deed,
  { makerId: id, change: { name, village, phone }, typed }: ChangedMaker,
): Promise<Result<undefined, 'village' | 'already-changed'> | ChangedMeanwhile> {
  return transaction(async (tx) => {
    const [before] = await tx.$queryRaw<MakerChange[]>`
      SELECT name, village_code AS village, phone FROM makers
      WHERE id = ${id}::uuid AND shop_id = ${shopId}::uuid FOR NO KEY UPDATE`
    if (!before) return refuse('already-changed')
    const changed = changedMeanwhile(typed, typedMaker(before))
    if (changed) return changed
    const isMoved = village !== before.village
    if (isMoved && !(await isVillageOfShop(tx, { shopId, villageCode: village }))) {
      return refuse('village')
    }
    const told = changeOf(before, { name, village, phone })
    if (!told) return ok()
    await tx.maker.updateMany({
      where: { id, shopId },
      data: { name, villageCode: village, phone },
    })
    if (isMoved) {
      await tx.listing.updateMany({
        where: { makerId: id, shopId, kind: 'product' },
        data: { villageCode: village },
      })
    }
    const subject = { type: 'maker', id } as const
    const details = toldChange({ before: masked(told.before), after: masked(told.after) })
    await recordAudit(tx, [{ subject, action: 'maker-changed', actor, shopId, details }])
    return ok()
  })
}

const masked = (told: MakerChange): Record<string, string | null> =>
  told.phone ? { ...told, phone: `••••${told.phone.slice(-3)}` } : told

/** Goods of a paused maker are not shown and not sold; each order that runs goes on. They are told. */
export function moveMaker(
  { shopId, actor }: Deed,
  { makerId: id, to }: { makerId: string; to: MakerStatus },
): Promise<Result<undefined, 'already-changed'>> {
  return transaction(async (tx) => {
    const from = to === 'paused' ? 'active' : 'paused'
    const { count } = await tx.maker.updateMany({
      where: { id, shopId, status: from },
      data: { status: to },
    })
    if (count === 0) return refuse('already-changed')
    const subject = { type: 'maker', id } as const
    await recordAudit(tx, [{ subject, action: 'status', from, to, actor, shopId }])
    const changeId = newId()
    await recordEvent(tx, { type: 'maker.changed', makerId: id, status: to, changeId })
    return ok()
  })
}
