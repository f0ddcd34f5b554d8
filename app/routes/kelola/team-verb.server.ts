import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import { getStaffMember } from '#app/features/staff/queries.server.ts'
import type { StaffRefusal } from '#app/features/staff/staff-policy.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'

/** A manager, and who of the own team is meant. */
export async function requireMember({
  request,
  params: { memberId: userId = '' },
}: LoaderFunctionArgs) {
  const demand = { write: true, roles: ['manager'] } as const
  const { shopId, shop, actor, user } = await requireShopMember(request, undefined, demand)
  const member = isUuid(userId) ? await getStaffMember({ shopId, userId }) : null
  const deed = { shopId, actor, userId }
  return { deed, member: member ?? notFound(), isSelf: userId === user.id, shopName: shop.name }
}

/** Back to the team; or why not. Who left has no console to go back to. */
export function answerTeam(
  done: Result<undefined, StaffRefusal | 'not-found' | 'unit-gone'>,
  notice: 'saved' | 'removed',
  isSelf: boolean,
) {
  if (done.ok) return redirect(isSelf ? paths.account('id') : paths.kelolaTeam('', notice))
  if (done.reason === 'not-found') return notFound()
  return data({ problem: done.reason }, { status: 409 })
}
