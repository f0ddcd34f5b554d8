import { redirect } from '@remix-run/node'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { limitAddress } from '#app/server/rate-limit.server.ts'
import { forgetInRequest, rememberInRequest } from '#app/server/request-memory.server.ts'
import {
  headersWithCookies,
  sessionCookie,
  wishedShopSlug,
} from '#app/server/session-cookies.server.ts'
import {
  findVisitor,
  startGuestSession,
  type ShopMembership,
  type SignedInUser,
  type Visitor,
} from '#app/server/session.server.ts'
import type { MembershipRole } from '#prisma/generated/enums.ts'
import { clearCookie } from './cookies.server.ts'
import {
  type Actor,
  type AuthorizedShopId,
  type BuyerScope,
  type DeskScope,
  type MakerScope,
  mintScope,
  type ReadableDesk,
  type ReadableShopId,
} from './scopes.server.ts'

/** The same words for what is not there and for what is somebody else's. */
export function notFound(): never {
  throw new Response('Not Found', { status: 404 })
}

/** Signed in, but this is not this person's room. */
export function forbidden(): never {
  throw new Response('Forbidden', { status: 403 })
}

/** In another window somebody of several BUM Desa chose another one since this form was shown. */
function otherShop(): never {
  throw new Response('Other Shop', { status: 409 })
}

/** Reading never makes a session: a visitor who only looks leaves no trace. */
export function currentVisitor(request: Request): Promise<Visitor | null> {
  return rememberInRequest('visitor', () => findVisitor(request))
}

/** After a command changed what `currentVisitor` says within the same request. */
export function forgetVisitor(): void {
  forgetInRequest('visitor')
}

/** Whose cart and purchases these are, for reading; null for who never needed a session. */
export async function currentBuyer(request: Request): Promise<BuyerScope | null> {
  const visitor = await currentVisitor(request)
  return visitor && buyerScopeOf(visitor)
}

function buyerScopeOf({ sessionId, user }: Visitor): BuyerScope {
  return mintScope.buyer({ sessionId, userId: user?.id ?? null })
}

export type RequiredVisitor = {
  scope: BuyerScope
  user: SignedInUser | null
  /** To be sent with the answer; empty when the browser had a session already. */
  headers: Headers
}

/** A mobile operator puts hundreds of phones behind one address; a flood comes in thousands. */
const newVisitors = { points: 300, seconds: 600 }

/** For actions that must remember this browser (put into the cart, check out). */
export async function requireVisitor(
  request: Request,
  { clientIp }: { clientIp: string },
): Promise<RequiredVisitor> {
  const visitor = await currentVisitor(request)
  if (visitor) return { scope: buyerScopeOf(visitor), user: visitor.user, headers: new Headers() }
  await limitAddress('new-visitor', clientIp, newVisitors)
  const { sessionId, token } = await startGuestSession(db, userAgentOf(request))
  forgetVisitor()
  return {
    scope: mintScope.buyer({ sessionId, userId: null }),
    user: null,
    headers: headersWithCookies([sessionCookie(token)]),
  }
}

export function userAgentOf(request: Request): string {
  return request.headers.get('User-Agent') ?? ''
}

export type RequiredUser = { user: SignedInUser; sessionId: string; actor: Actor }

/** Who is not signed in is asked to, and comes back to where he wanted to go. */
export async function requireUser(request: Request): Promise<RequiredUser> {
  const visitor = await currentVisitor(request)
  if (!visitor?.user) return askToSignIn(request)
  const { user, sessionId } = visitor
  return { user, sessionId, actor: { type: 'buyer', id: user.id } }
}

function askToSignIn(request: Request): never {
  // The name shown on cached pages would otherwise outlive the session.
  const headers = headersWithCookies([clearCookie('user_name', { readable: true })])
  if (!isReading(request)) throw new Response('Unauthorized', { status: 401, headers })
  throw redirect(paths.signIn(localeOf(request), addressOf(request)), { headers })
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Where he wanted to go, to come back to. */
function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

export type ShopMember<ShopId extends ReadableShopId> = {
  shopId: ShopId
  shop: ShopMembership
  role: MembershipRole
  user: SignedInUser
  actor: Actor
  /** Every BUM Desa this person serves, for the switch in the console's header. */
  memberships: readonly ShopMembership[]
}

type MemberDemand = { roles?: readonly MembershipRole[] }

/** The pengawas reads everything and writes nothing, so writing leaves him out. */
const writingRoles: readonly MembershipRole[] = ['manager', 'treasurer', 'staff']

/**
 * Which BUM Desa: the one the address names (`shopSlug`), else the one last chosen in the console,
 * else the first this person joined. One he does not serve is not found.
 */
export function requireShopMember(
  request: Request,
  shopSlug: string | undefined,
  demand: MemberDemand & { write: true },
): Promise<ShopMember<AuthorizedShopId>>
export function requireShopMember(
  request: Request,
  shopSlug?: string,
  demand?: MemberDemand & { write: false },
): Promise<ShopMember<ReadableShopId>>
export async function requireShopMember(
  request: Request,
  shopSlug?: string,
  { write, roles }: MemberDemand & { write: boolean } = { write: false },
): Promise<ShopMember<ReadableShopId>> {
  const member = await requireMembership(request, shopSlug, { write, ...(roles && { roles }) })
  const { shop } = member
  // Who works in one unit only sees the whole BUM Desa nowhere.
  if (shop.unitId !== null) forbidden()
  const shopId = write ? mintScope.shop(shop.shopId) : mintScope.readableShop(shop.shopId)
  return { shopId, ...member }
}

export type DeskMember<Desk extends ReadableDesk> = Omit<ShopMember<ReadableShopId>, 'shopId'> & {
  desk: Desk
}

/** Also who works in one unit only: what is read or written repeats `desk` in its `where`. */
export function requireDeskMember(
  request: Request,
  demand: MemberDemand & { write: true; shopSlug?: string | undefined },
): Promise<DeskMember<DeskScope>>
export function requireDeskMember(
  request: Request,
  demand?: MemberDemand & { write: false; shopSlug?: string | undefined },
): Promise<DeskMember<ReadableDesk>>
export async function requireDeskMember(
  request: Request,
  { shopSlug, ...demand }: MemberDemand & { write: boolean; shopSlug?: string | undefined } = {
    write: false,
  },
): Promise<DeskMember<ReadableDesk>> {
  const member = await requireMembership(request, shopSlug, demand)
  const { shopId, unitId } = member.shop
  const mint = demand.write ? mintScope.desk : mintScope.readableDesk
  return { desk: mint({ shopId, unitId }), ...member }
}

async function requireMembership(
  request: Request,
  shopSlug: string | undefined,
  { write, roles }: MemberDemand & { write: boolean },
): Promise<Omit<ShopMember<ReadableShopId>, 'shopId'>> {
  const { user } = await requireUser(request)
  const shop = chooseShop(user.memberships, { named: shopSlug, wished: wishedShopSlug(request) })
  if (isMeantForAnother(request, shop)) otherShop()
  if (write && !writingRoles.includes(shop.role)) forbidden()
  if (roles && !roles.includes(shop.role)) forbidden()
  const actor: Actor = { type: 'staff', id: user.id }
  return { shop, role: shop.role, user, actor, memberships: user.memberships }
}

/** A form names the BUM Desa it was shown for (features/shops/components/use-named-shop.ts). */
function isMeantForAnother(request: Request, { slug }: ShopMembership): boolean {
  const named = new URL(request.url).searchParams.get('toko')
  return request.method === 'POST' && named !== null && named !== slug
}

function chooseShop(
  memberships: readonly ShopMembership[],
  { named, wished }: { named: string | undefined; wished: string | null },
): ShopMembership {
  const bySlug = (slug: string | null) => memberships.find((each) => each.slug === slug)
  if (named !== undefined) return bySlug(named) ?? notFound()
  return bySlug(wished) ?? memberships[0] ?? forbidden()
}

export type RequiredMaker = { scope: MakerScope; name: string; user: SignedInUser; actor: Actor }

/** The maker the address names, else the first. */
export async function requireMaker(request: Request, makerId?: string): Promise<RequiredMaker> {
  const { user } = await requireUser(request)
  const maker =
    makerId === undefined
      ? (user.makers[0] ?? forbidden())
      : (user.makers.find((each) => each.makerId === makerId) ?? notFound())
  return {
    scope: mintScope.maker({ makerId: maker.makerId, shopId: maker.shopId }),
    name: maker.name,
    user,
    actor: { type: 'staff', id: user.id },
  }
}

export type RequiredOfficer = { user: SignedInUser; actor: Actor }

/**
 * Admins keep the place running and may see what the regency sees. It is totals only and nothing can be
 * changed, so a second factor is advised here and not demanded.
 */
export async function requireRegencyOfficer(request: Request): Promise<RequiredOfficer> {
  const { user } = await requireUser(request)
  if (user.platformRole === null) forbidden()
  return { user, actor: { type: user.platformRole === 'admin' ? 'admin' : 'staff', id: user.id } }
}

/** Where strangers pay with real money, one stolen password must not open the desk that moves it. */
export async function requireAdmin(request: Request): Promise<RequiredOfficer> {
  const { user } = await requireUser(request)
  if (user.platformRole !== 'admin') forbidden()
  if (needsSecondFactorFirst(user)) askForSecondFactor(request)
  return { user, actor: { type: 'admin', id: user.id } }
}

/** Everybody else, and everybody in a demo, is only advised. */
export function needsSecondFactorFirst({ platformRole, hasSecondFactor }: SignedInUser): boolean {
  return env.isLive && platformRole === 'admin' && !hasSecondFactor
}

function askForSecondFactor(request: Request): never {
  if (!isReading(request)) forbidden()
  throw redirect(paths.setUpSecondFactor(localeOf(request), addressOf(request)))
}
