import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { addMaker, isVillageOfShop } from '#app/features/makers/write-maker.server.ts'
import { forgetPapers } from '#app/features/uploads/take-paper.server.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { type Actor, type AuthorizedShopId, systemActor } from '#app/server/scopes.server.ts'
import {
  type ApplicationStatus,
  keptForDays,
  mostApplications,
  waitsForDays,
} from './application-status.ts'
import type { Application, PaperKind } from './forms.ts'

type Person = { userId: string; actor: Actor }
export type Papers = Map<PaperKind, { bytes: Uint8Array<ArrayBuffer>; hash: string }>

export type ApplyRefusal =
  | 'not-found'
  | 'already-maker'
  | 'already-waiting'
  | 'too-many'
  | 'village'

/** Looked at before papers are decoded, and again under the lock of the person. */
export async function whyNotApply(tx: Tx, userId: string): Promise<ApplyRefusal | null> {
  if ((await tx.makerMember.count({ where: { userId } })) > 0) return 'already-maker'
  const since = new Date(Date.now() - keptForDays * 86_400_000)
  const sent = await tx.makerApplication.findMany({
    where: { userId, OR: [{ status: 'waiting' }, { createdAt: { gte: since } }] },
    select: { status: true },
  })
  if (sent.some(({ status }) => status === 'waiting')) return 'already-waiting'
  return sent.length >= mostApplications ? 'too-many' : null
}

/** Somebody asks to sell through a BUM Desa that sells; one question at a time. */
export function applyToSell(
  { userId, actor }: Person,
  { shopSlug, papers, ...form }: Application & { shopSlug: string; papers: Papers },
): Promise<Result<{ id: string }, ApplyRefusal>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
    const refusal = await whyNotApply(tx, userId)
    if (refusal) return refuse(refusal)
    const shop = await tx.shop.findFirst({
      where: { slug: shopSlug, status: { not: 'suspended' } },
      select: { id: true },
    })
    if (!shop) return refuse('not-found')
    const { village: villageCode, name, phone, goods } = form
    if (!(await isVillageOfShop(tx, { shopId: shop.id, villageCode }))) return refuse('village')
    const id = newId()
    await tx.makerApplication.create({
      data: { id, shopId: shop.id, userId, villageCode, name, phone, goods },
    })
    await tx.applicationPaper.createMany({
      data: [...papers].map(([kind, { bytes }]) => ({ applicationId: id, kind, bytes })),
    })
    await forgetPapers(
      tx,
      { userId },
      [...papers.values()].map(({ hash }) => hash),
    )
    await audit(tx, { id, shopId: shop.id, from: null, to: 'waiting', actor })
    await recordEvent(tx, { type: 'application.sent', applicationId: id })
    return ok({ id })
  })
}

type Closed = Result<undefined, 'not-found' | 'already-changed'>

export function withdrawApplication(
  { userId, actor }: Person,
  applicationId: string,
): Promise<Closed> {
  return transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (application?.userId !== userId) return refuse('not-found')
    return close(tx, application, { to: 'withdrawn', actor })
  })
}

type Deed = { shopId: AuthorizedShopId; actor: Actor; applicationId: string }

/** The person is a maker from now on and may list. */
export function approveApplication({
  shopId,
  actor,
  applicationId,
}: Deed): Promise<Result<{ makerId: string }, 'not-found' | 'already-changed' | 'already-maker'>> {
  return transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (application?.shopId !== shopId) return refuse('not-found')
    const { userId, name, phone, villageCode: village } = application
    // Of an invitation taken up at the same moment and this the second sees the first.
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`
    if ((await tx.makerMember.count({ where: { userId } })) > 0) return refuse('already-maker')
    const closed = await close(tx, application, { to: 'approved', actor })
    if (!closed.ok) return closed
    const details = { applied: true }
    const makerId = await addMaker(tx, {
      id: newId(),
      shopId,
      actor,
      name,
      phone,
      village,
      details,
    })
    await tx.makerMember.create({ data: { userId, makerId } })
    await recordEvent(tx, { type: 'application.decided', applicationId })
    return ok({ makerId })
  })
}

export function refuseApplication({
  shopId,
  actor,
  applicationId,
  reason,
}: Deed & { reason: string }): Promise<Closed> {
  return transaction(async (tx) => {
    const application = await lockApplication(tx, applicationId)
    if (application?.shopId !== shopId) return refuse('not-found')
    const closed = await close(tx, application, { to: 'refused', actor, reason })
    if (closed.ok) await recordEvent(tx, { type: 'application.decided', applicationId })
    return closed
  })
}

/** Each night: what nobody answered ends, what was decided long ago is forgotten. */
export function sweepApplications(): Promise<void> {
  return transaction(async (tx) => {
    const old = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM maker_applications WHERE status = 'waiting'
        AND created_at < now() - make_interval(days => ${waitsForDays}) ORDER BY id LIMIT 500`
    for (const { id } of old) {
      const application = await lockApplication(tx, id)
      if (application) await close(tx, application, { to: 'withdrawn', actor: systemActor })
    }
    await tx.$executeRaw`
      DELETE FROM maker_applications WHERE closed_at < now() - make_interval(days => ${keptForDays})`
  })
}

/** Who wants to be forgotten takes everything along. */
export async function eraseApplications(tx: Tx, userId: string): Promise<void> {
  await tx.makerApplication.deleteMany({ where: { userId } })
}

type LockedApplication = {
  id: string
  shopId: string
  userId: string
  name: string
  phone: string
  villageCode: string
  status: ApplicationStatus
}

async function lockApplication(tx: Tx, id: string): Promise<LockedApplication | null> {
  const [application] = await tx.$queryRaw<LockedApplication[]>`
    SELECT id, shop_id AS "shopId", user_id AS "userId", name, phone,
      village_code AS "villageCode", status::text
    FROM maker_applications WHERE id = ${id}::uuid FOR UPDATE`
  return application ?? null
}

type Close = { to: Exclude<ApplicationStatus, 'waiting'>; actor: Actor; reason?: string }

/** Its papers go with it (trigger). */
async function close(
  tx: Tx,
  { id, shopId, status }: LockedApplication,
  { to, actor, reason }: Close,
): Promise<Result<undefined, 'already-changed'>> {
  if (status !== 'waiting') return refuse('already-changed')
  await tx.makerApplication.updateMany({
    where: { id, shopId, status: 'waiting' },
    data: { status: to, closedAt: new Date(), refusalReason: reason ?? null },
  })
  await audit(tx, { id, shopId, from: 'waiting', to, actor })
  return ok()
}

type Edge = {
  id: string
  shopId: string
  from: ApplicationStatus | null
  to: ApplicationStatus
  actor: Actor
}

/** Without the words of either side: the trail is kept for ten years. */
function audit(tx: Tx, { id, ...edge }: Edge): Promise<void> {
  const subject = { type: 'application', id } as const
  return recordAudit(tx, [{ subject, action: 'status', ...edge }])
}
