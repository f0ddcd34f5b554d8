import { changeOf, toldChange } from '#app/core/change-of.ts'
import { newId } from '#app/core/ids.ts'
import { changedMeanwhile, type ChangedMeanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { sqlStateOf, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { type ResourceInput, typedResource } from './forms.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor; resource: ResourceInput }
type NameTaken = Result<{ id: string }, 'name-taken'>

export function addResource({ shopId, actor, resource }: Deed): Promise<NameTaken> {
  return unlessNameTaken(async (tx) => {
    const id = newId()
    await tx.resource.create({ data: { id, shopId, ...resource } })
    const subject = { type: 'resource', id } as const
    const details = saidOf(resource)
    await recordAudit(tx, [{ subject, action: 'added', actor, shopId, details }])
    return ok({ id })
  })
}

type ChangedResource = Deed & {
  resourceId: string
  /** As the form was sent, with what it had shown. */
  typed: Parameters<typeof changedMeanwhile>[0]
}

/** Nothing that it is assigned to already changes; only what it may be assigned to from now on. */
export function changeResource(
  deed: ChangedResource,
): Promise<NameTaken | Result<never, 'already-changed'> | ChangedMeanwhile> {
  return unlessNameTaken(async (tx): ReturnType<typeof changeResource> => {
    const { shopId, resourceId: id, resource, typed } = deed
    await tx.$queryRaw`SELECT id FROM resources WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    const before = await tx.resource.findFirst({ where: { id, shopId } })
    if (!before) return refuse('already-changed')
    const changed = changedMeanwhile(typed, typedResource(before))
    if (changed) return changed
    await tx.resource.updateMany({ where: { id, shopId }, data: resource })
    const change = changeOf(saidOf(before), saidOf(resource))
    const subject = { type: 'resource', id } as const
    const { actor } = deed
    const isRenamed = before.name !== deed.resource.name
    if (change || isRenamed) {
      const details = { ...(isRenamed && { isRenamed }), ...(change && toldChange(change)) }
      await recordAudit(tx, [{ subject, action: 'changed', actor, shopId, details }])
    }
    return ok({ id })
  })
}

async function unlessNameTaken<T>(
  write: (tx: Tx) => Promise<T>,
): Promise<T | Result<never, 'name-taken'>> {
  try {
    return await transaction(write)
  } catch (error) {
    if (sqlStateOf(error) === '23505') return refuse('name-taken')
    throw error
  }
}

type Said = Pick<ResourceInput, 'kind' | 'capacity' | 'isActive'> & { weekdays: readonly number[] }

/** Without the name: a guide's is personal, and the trail is kept for ten years. */
function saidOf({ kind, capacity, isActive, weekdays }: Said) {
  return { kind, capacity, isActive, weekdays: weekdays.join('') }
}
