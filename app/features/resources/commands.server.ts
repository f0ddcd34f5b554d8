import { newId } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { sqlStateOf, transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import type { ResourceInput } from './forms.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor; resource: ResourceInput }
type NameTaken = Result<{ id: string }, 'name-taken'>

export function addResource({ shopId, actor, resource }: Deed): Promise<NameTaken> {
  return unlessNameTaken(async (tx) => {
    const id = newId()
    await tx.resource.create({ data: { id, shopId, ...resource } })
    await record(tx, { id, shopId, actor, resource }, 'added')
    return ok({ id })
  })
}

/** Nothing that it is assigned to already changes; only what it may be assigned to from now on. */
export function changeResource(
  deed: Deed & { resourceId: string },
): Promise<NameTaken | Result<never, 'already-changed'>> {
  return unlessNameTaken<NameTaken | Result<never, 'already-changed'>>(async (tx) => {
    const { shopId, resourceId: id, resource } = deed
    const { count } = await tx.resource.updateMany({ where: { id, shopId }, data: resource })
    if (count === 0) return refuse('already-changed')
    await record(tx, { ...deed, id }, 'changed')
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

/** Without the name: a guide's is personal, and the trail is kept for ten years. */
function record(tx: Tx, { id, shopId, actor, resource }: Deed & { id: string }, action: string) {
  const { kind, capacity, isActive, weekdays } = resource
  const details = { kind, capacity, isActive, weekdays: weekdays.join('') }
  return recordAudit(tx, [{ subject: { type: 'resource', id }, action, actor, shopId, details }])
}
