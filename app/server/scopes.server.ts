declare const scopeBrand: unique symbol
type Branded<T, Name extends string> = T & { readonly [scopeBrand]: Name }

/**
 * Whose things may be read or written, as types only the guards (app/server/guards.server.ts), the jobs
 * and the tests mint. A query that wants one cannot be called without the check having happened.
 */
export type AuthorizedShopId = Branded<string, 'shop'>
/** May read this shop's books but change nothing (pengawas, penasihat). */
export type ReadableShopId = AuthorizedShopId | Branded<string, 'readable shop'>
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
  maker: (maker: { makerId: string; shopId: string }) => maker as MakerScope,
  buyer: (buyer: { sessionId: string; userId: string | null }) => buyer as BuyerScope,
  purchaseToken: (token: string) => token as PurchaseToken,
  requestToken: (token: string) => token as RequestToken,
}

/** Who did it, for the audit trail. */
export type Actor =
  | { type: 'buyer'; id: string | null }
  | { type: 'staff'; id: string }
  | { type: 'admin'; id: string }
  | { type: 'provider'; id: null }
  | { type: 'system'; id: null }

export const systemActor: Actor = { type: 'system', id: null }
