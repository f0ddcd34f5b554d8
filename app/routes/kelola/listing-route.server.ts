import { requireShopMember } from '#app/server/guards.server.ts'

/** Who may change the goods of this BUM Desa. */
export async function requireGoodsDesk(request: Request) {
  const member = await requireShopMember(request, undefined, {
    write: true,
    roles: ['manager', 'staff'],
  })
  return { ...member, seller: { shopId: member.shopId } }
}
