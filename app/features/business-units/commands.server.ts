import { newId } from '#app/core/ids.ts'
import { changedMeanwhile, type Meanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { sqlStateOf, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { parseSection, type Problems, type Typed } from '../experiences/section.ts'
import { businessUnitSection } from './business-unit.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor }
type Saved = { ok: true } | { ok: false; problems: Problems; meanwhile?: Meanwhile }

export function addBusinessUnit({ shopId, actor }: Deed, typed: Typed): Promise<Saved> {
  return named(typed, async (tx, name) => {
    const id = newId()
    await tx.businessUnit.create({ data: { id, shopId, name } })
    await record(tx, { shopId, actor }, 'unit-added', { unit: id, name })
    return { ok: true }
  })
}

export function renameBusinessUnit(
  { shopId, actor }: Deed,
  id: string,
  typed: Typed,
): Promise<Saved> {
  return named(typed, async (tx, name) => {
    const [before] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM business_units WHERE id = ${id}::uuid AND shop_id = ${shopId}::uuid
      FOR NO KEY UPDATE`
    if (!before) throw new Error('A unit usaha that somebody renames is gone')
    const changed = changedMeanwhile(typed, before)
    if (changed) return { ...changed, problems: {} }
    if (name === before.name) return { ok: true }
    await tx.businessUnit.updateMany({ where: { id, shopId }, data: { name } })
    const details = { unit: id, name, nameBefore: before.name }
    await record(tx, { shopId, actor }, 'unit-renamed', details)
    return { ok: true }
  })
}

async function named(
  typed: Typed,
  write: (tx: Tx, name: string) => Promise<Saved>,
): Promise<Saved> {
  const parsed = parseSection(businessUnitSection, typed)
  if (!parsed.ok) return parsed
  try {
    return await transaction((tx) => write(tx, parsed.value.name))
  } catch (error) {
    if (sqlStateOf(error) === '23505') return { ok: false, problems: { name: 'taken' } }
    throw error
  }
}

type Moved = Result<undefined, 'already-changed'>

/** What is in it stays in it and goes on being sold; nothing new is assigned to it. */
export function closeBusinessUnit({ shopId, actor }: Deed, id: string): Promise<Moved> {
  return transaction(async (tx) => {
    const { count } = await tx.businessUnit.updateMany({
      where: { id, shopId, closedAt: null },
      data: { closedAt: new Date() },
    })
    if (count === 0) return refuse('already-changed')
    await record(tx, { shopId, actor }, 'unit-closed', { unit: id })
    return ok()
  })
}

export function reopenBusinessUnit({ shopId, actor }: Deed, id: string): Promise<Moved> {
  return transaction(async (tx) => {
    const { count } = await tx.businessUnit.updateMany({
      where: { id, shopId, closedAt: { not: null } },
      data: { closedAt: null },
    })
    if (count === 0) return refuse('already-changed')
    await record(tx, { shopId, actor }, 'unit-reopened', { unit: id })
    return ok()
  })
}

/** What of these is this BUM Desa's moves there, with all it has sold; with no unit it is of none. */
export function assignToUnit(
  { shopId, actor }: Deed,
  { listingIds, unitId }: { listingIds: readonly string[]; unitId: string | null },
): Promise<Result<{ id: string; slug: string; kind: 'product' | 'experience' }[], 'not-found'>> {
  return transaction(async (tx) => {
    if (unitId !== null && !(await lockOpenUnit(tx, { shopId, unitId }))) return refuse('not-found')
    const listings = await tx.listing.findMany({
      where: { shopId, id: { in: [...listingIds] } },
      select: { id: true, slug: true, kind: true, businessUnitId: true },
    })
    if (listings.length === 0) return refuse('not-found')
    const moved = listings.filter(({ businessUnitId }) => businessUnitId !== unitId)
    await tx.listing.updateMany({
      where: { shopId, id: { in: moved.map(({ id }) => id) } },
      data: { businessUnitId: unitId },
    })
    await recordAudit(
      tx,
      moved.map(({ id, businessUnitId }) => ({
        subject: { type: 'listing', id },
        action: 'changed',
        actor,
        shopId,
        details: { businessUnit: unitId, businessUnitBefore: businessUnitId },
      })),
    )
    return ok(listings)
  })
}

/** Nobody closes it meanwhile. */
async function lockOpenUnit(
  tx: Tx,
  { shopId, unitId }: { shopId: AuthorizedShopId; unitId: string },
): Promise<boolean> {
  const open = await tx.$queryRaw<unknown[]>`
    SELECT FROM business_units WHERE id = ${unitId}::uuid AND shop_id = ${shopId}::uuid
      AND closed_at IS NULL FOR SHARE`
  return open.length > 0
}

function record(
  tx: Tx,
  { shopId, actor }: Deed,
  action: string,
  details: Record<string, string>,
): Promise<void> {
  const subject = { type: 'shop', id: shopId } as const
  return recordAudit(tx, [{ subject, action, actor, shopId, details }])
}
