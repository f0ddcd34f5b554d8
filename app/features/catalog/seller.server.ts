import type { AuthorizedShopId, MakerScope, ReadableShopId } from '#app/server/scopes.server.ts'

/** Who lists: a maker their own goods, a BUM Desa those of all its makers. */
export type Seller = { maker: MakerScope } | { shopId: AuthorizedShopId }
export type SellerReading = { maker: MakerScope } | { shopId: ReadableShopId }

/** To be repeated in every `where`: what is another's is not found. */
export function ownedBy(seller: SellerReading): { shopId: string; makerId?: string } {
  if ('shopId' in seller) return { shopId: seller.shopId }
  const { shopId, makerId } = seller.maker
  return { shopId, makerId }
}

export const deskOf = (seller: Seller) => ('maker' in seller ? 'lapak' : 'kelola')
