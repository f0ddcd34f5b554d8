import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { paths } from '#app/core/paths.ts'
import type { Result } from '#app/core/result.ts'
import { getBusinessUnit } from '#app/features/business-units/queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'

/** Only a manager says which units there are. */
export async function requireUnitDesk(request: Request) {
  const demand = { write: true, roles: ['manager'] } as const
  const { shopId, actor } = await requireShopMember(request, undefined, demand)
  return { shopId, actor }
}

export async function requireUnit({ request, params }: LoaderFunctionArgs) {
  const deed = await requireUnitDesk(request)
  const { unitId } = params
  return { deed, unit: (await getBusinessUnit({ ...deed, unitId })) ?? notFound() }
}

/** Back to the list; what somebody else has done meanwhile is said there. */
export function answerUnit(moved: Result<unknown, 'already-changed'>, kabar: string) {
  return redirect(paths.kelolaUnits('', { kabar: moved.ok ? kabar : 'changed' }))
}
