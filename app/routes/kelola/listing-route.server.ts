import { type ActionFunctionArgs, data } from '@remix-run/node'
import type { ListingMove } from '#app/features/catalog/listing-commands.server.ts'
import { reviewNoteForm } from '#app/features/catalog/listing-form.ts'
import { getListingOfSeller } from '#app/features/catalog/seller-queries.server.ts'
import { moveFromPage } from '#app/features/catalog/seller-verbs.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { notFound, requireDeskMember, requireShopMember } from '#app/server/guards.server.ts'

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

/** What the maker reads the reason of; without one it is asked for again. */
export async function moveForReason(
  { request, params }: ActionFunctionArgs,
  move: Pick<ListingMove, 'from' | 'to'>,
) {
  const deed = await requireUnitGoods(request)
  const { id } = (await getListingOfSeller(deed.seller, params.listingId)) ?? notFound()
  const { note: typed } = await readForm(request)
  const form = reviewNoteForm.safeParse({ note: typed })
  if (form.success) return moveFromPage(deed, id, { ...move, ...form.data })
  return data({ typed: typeof typed === 'string' ? typed : '' }, { status: 400 })
}
