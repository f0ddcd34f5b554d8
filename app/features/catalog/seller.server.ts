import type {
  AuthorizedShopId,
  DeskScope,
  MakerScope,
  ReadableDesk,
  ReadableShopId,
} from '#app/server/scopes.server.ts'

/**
 * Who lists: a maker their own goods, a BUM Desa those of all its makers, who works in one of its units
 * those of that unit.
 */
export type Seller = WholeSeller | { desk: DeskScope }
export type SellerReading = WholeReading | { desk: ReadableDesk }
/** Not a maker, but the BUM Desa or one of its units. */
export type ShopSeller = Exclude<Seller, { maker: MakerScope }>
/** For what does not know units. */
export type WholeSeller = { maker: MakerScope } | { shopId: AuthorizedShopId }
export type WholeReading = { maker: MakerScope } | { shopId: ReadableShopId }

type Owned = { shopId: string; makerId?: string; businessUnitId?: string }

/** To be repeated in every `where`: what is another's is not found. */
export function ownedBy(seller: SellerReading): Owned {
  if ('desk' in seller) {
    const { shopId, unitId } = seller.desk
    return { shopId, ...(unitId !== null && { businessUnitId: unitId }) }
  }
  if ('shopId' in seller) return { shopId: seller.shopId }
  const { shopId, makerId } = seller.maker
  return { shopId, makerId }
}

export const deskOf = (seller: Seller) => ('maker' in seller ? 'lapak' : 'kelola')
