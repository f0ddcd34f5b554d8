import { requireDeskMember, requireShopMember } from '#app/server/guards.server.ts'

const demand = { write: true, roles: ['manager', 'staff'] } as const

/** Also who works in one unit of it: then `seller` is that unit. */
export async function requireUnitGoods(request: Request) {
  const member = await requireDeskMember(request, demand)
  return { ...member, seller: { desk: member.desk } }
}

/** Who may change all goods of this BUM Desa. */
export async function requireGoodsDesk(request: Request) {
  const member = await requireShopMember(request, undefined, demand)
  return { ...member, seller: { shopId: member.shopId } }
}
