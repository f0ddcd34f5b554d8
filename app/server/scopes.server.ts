declare const scopeBrand: unique symbol
type Branded<T, Name extends string> = T & { readonly [scopeBrand]: Name }

/**
 * Whose things may be read or written, as types only the guards (app/server/guards.server.ts), the jobs
 * and the tests mint. A query that wants one cannot be called without the check having happened.
 */
export type AuthorizedShopId = Branded<string, 'shop'>
/** May read this shop's books but change nothing (pengawas, penasihat). */
export type ReadableShopId = AuthorizedShopId | Branded<string, 'readable shop'>
/** A BUM Desa's things; of who works in one unit of it (`unitId`) only those of that unit. */
export type DeskScope = Branded<{ shopId: string; unitId: string | null }, 'desk'>
export type ReadableDesk =
  | DeskScope
  | Branded<{ shopId: string; unitId: string | null }, 'readable desk'>
export type MakerScope = Branded<{ makerId: string; shopId: string }, 'maker'>
/** A buyer's own cart, purchases, addresses: by account, or by this browser's session. */
export type BuyerScope = Branded<{ sessionId: string; userId: string | null }, 'buyer'>
/** Whoever holds the unguessable token of a purchase may see that purchase. */
export type PurchaseToken = Branded<string, 'purchase token'>
/** Whoever holds it has asked for a day of a place for groups. */
export type RequestToken = Branded<string, 'request token'>

/** Called by guards after the membership was read from the database, and by nothing else. */
export const mintScope = {
  shop: (shopId: string) => shopId as AuthorizedShopId,
  readableShop: (shopId: string) => shopId as ReadableShopId,
  desk: (desk: { shopId: string; unitId: string | null }) => desk as DeskScope,
  readableDesk: (desk: { shopId: string; unitId: string | null }) => desk as ReadableDesk,
  maker: (maker: { makerId: string; shopId: string }) => maker as MakerScope,
  buyer: (buyer: { sessionId: string; userId: string | null }) => buyer as BuyerScope,
  purchaseToken: (token: string) => token as PurchaseToken,
  requestToken: (token: string) => token as RequestToken,
}

/** One unit of a BUM Desa, for who works in that one only. */
export type UnitScope = Branded<{ shopId: string; unitId: string }, 'unit'>
export const unitOfDesk = ({ shopId, unitId }: ReadableDesk): UnitScope | null =>
  unitId === null ? null : ({ shopId, unitId } as UnitScope)

/** The same for who reads all of a BUM Desa and for who works in one unit of it. */
export type OfDesk = { shopId: ReadableShopId } | { desk: ReadableDesk }
export const columnsOfDesk = (of: OfDesk): { shopId: string; unitId: string | null } =>
  'desk' in of ? of.desk : { shopId: of.shopId, unitId: null }

/** The same for a deed. */
export type DeedOfDesk = { shopId: AuthorizedShopId } | { desk: DeskScope }
/** What a `where` of something with a listing repeats of it. */
export function listingOfDesk(of: OfDesk): { listing?: { businessUnitId: string } } {
  const { unitId } = columnsOfDesk(of)
  return unitId === null ? {} : { listing: { businessUnitId: unitId } }
}

/**
 * For what everybody who works at the BUM Desa may know, and for a deed on what was already found with the
 * unit in its `where`.
 */
export function shopOfDesk(desk: DeskScope): AuthorizedShopId
export function shopOfDesk(desk: ReadableDesk): ReadableShopId
export function shopOfDesk({ shopId }: ReadableDesk): ReadableShopId {
  return shopId as ReadableShopId
}

/** Who did it, for the audit trail. */
export type Actor =
  | { type: 'buyer'; id: string | null }
  | { type: 'staff'; id: string }
  | { type: 'admin'; id: string }
  | { type: 'provider'; id: null }
  | { type: 'system'; id: null }

export const systemActor: Actor = { type: 'system', id: null }
