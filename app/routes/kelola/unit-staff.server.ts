import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { getOrderOfUnit } from '#app/features/orders/maker-orders.server.ts'
import { makerOrderQuery } from '#app/features/orders/maker-orders.ts'
import type { markReady } from '#app/features/orders/ready-lines.server.ts'
import { forbidden, notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { type UnitScope, unitOfDesk } from '#app/server/scopes.server.ts'

/** Who works in one unit of the BUM Desa only; the others have all of its orders. */
export async function requireUnitStaff(request: Request) {
  const { desk, actor } = await requireDeskMember(request, { write: true, roles: ['staff'] })
  return { of: unitOfDesk(desk) ?? forbidden(), actor }
}

/** Who works in one unit only begins with what it has to prepare. */
export async function leadUnitStaff(request: Request): Promise<void> {
  if (await unitOfStaff(request)) throw redirect(paths.kelolaUnitLines())
}

/** Of an order they see their part, on a page of its own. */
export async function leadUnitStaffToOrder(request: Request, number = ''): Promise<void> {
  const unit = await unitOfStaff(request)
  if (!unit || new URL(request.url).pathname !== paths.kelolaOrder(number)) return
  if (!(await getOrderOfUnit(unit, number))) notFound()
  throw redirect(paths.kelolaUnitOrder(number))
}

async function unitOfStaff(request: Request): Promise<UnitScope | null> {
  const { desk } = await requireDeskMember(request)
  return unitOfDesk(desk)
}

/** Done, and back to the list as it was; or with a word when somebody was faster. */
export async function changeReadyOfUnit(
  { request, params: { orderLineId } }: ActionFunctionArgs,
  change: typeof markReady,
  done: 'siap' | 'belum-siap',
): Promise<Response> {
  const { of, actor } = await requireUnitStaff(request)
  if (!orderLineId || !isUuid(orderLineId)) notFound()
  const changed = await change({ of, actor, orderLineId })
  if (!changed.ok && changed.reason === 'not-found') notFound()
  const { lihat, cari } = makerOrderQuery.parse(
    Object.fromEntries(new URL(request.url).searchParams),
  )
  return redirect(paths.kelolaUnitLines({ lihat, cari, kabar: changed.ok ? done : 'berubah' }))
}
