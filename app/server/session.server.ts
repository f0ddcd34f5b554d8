import { newId } from '#app/core/ids.ts'
import { hostCookieName, readCookies } from '#app/server/cookies.server.ts'
import { pool, type Tx } from '#app/server/db.server.ts'
import { digestOf, newSecretToken } from '#app/server/sealed.server.ts'
import type { MembershipRole, PlatformRole } from '#prisma/generated/enums.ts'
import {
  isSessionOver,
  secondFactorWithinMs,
  sessionLimits,
  touchEveryMs,
} from './session-limits.ts'

export type ShopMembership = {
  shopId: string
  slug: string
  name: string
  role: MembershipRole
  /** Of staff of one unit only; null: of the whole BUM Desa. */
  unitId: string | null
}
export type MakerMembership = { makerId: string; shopId: string; name: string; shopName: string }

export type SignedInUser = {
  id: string
  name: string
  email: string | null
  phone: string | null
  platformRole: PlatformRole | null
  hasSecondFactor: boolean
  memberships: readonly ShopMembership[]
  makers: readonly MakerMembership[]
}

/** Who is asking: a browser with a session, perhaps signed in. */
export type Visitor = {
  sessionId: string
  user: SignedInUser | null
  /** The password was right and the second factor is still awaited; until then `user` is null. */
  pendingUserId: string | null
}

const sessionCookieName = () => hostCookieName('sid')
const wellFormedToken = /^[A-Za-z0-9_-]{43}$/
const mostCookiesLookedAt = 4

/**
 * Session, user and memberships in one query. Anything odd in the cookie (malformed, foreign, gone,
 * too old, of a disabled account) is simply nobody; two live sessions at once are nobody too, since
 * one of them may have been planted.
 */
export async function findVisitor(request: Request): Promise<Visitor | null> {
  const sent = new Set(readCookies(request, sessionCookieName()))
  const tokens = [...sent].filter((value) => wellFormedToken.test(value))
  if (tokens.length === 0 || tokens.length > mostCookiesLookedAt) return null
  const { rows } = await pool.query<SessionRow>({
    name: 'find-visitor',
    text: visitorQuery,
    values: [tokens.map(digestOf)],
  })
  const live = rows.filter(isLive)
  const [row] = live
  if (!row || live.length > 1) return null
  await touch(row)
  return toVisitor(row)
}

type SessionRow = {
  id: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  verified_at: Date | null
  now: Date
  user_id: string | null
  is_disabled: boolean
  name: string
  email: string | null
  phone: string | null
  platform_role: PlatformRole | null
  has_second_factor: boolean
  memberships: ShopMembership[]
  makers: MakerMembership[]
}

const visitorQuery = `
  SELECT s.id, s.created_at, s.last_seen_at, s.expires_at, s.verified_at, now() AS now, s.user_id,
    u.disabled_at IS NOT NULL AS is_disabled, u.name, u.email, u.phone, u.platform_role::text,
    u.totp_secret IS NOT NULL AS has_second_factor,
    coalesce((
      SELECT json_agg(json_build_object('shopId', m.shop_id, 'slug', shop.slug, 'name', shop.name,
        'role', m.role, 'unitId', m.business_unit_id) ORDER BY m.created_at, m.shop_id)
      FROM memberships m JOIN shops shop ON shop.id = m.shop_id WHERE m.user_id = u.id
    ), '[]') AS memberships,
    coalesce((
      SELECT json_agg(json_build_object('makerId', maker.id, 'shopId', maker.shop_id,
        'name', maker.name, 'shopName', shop.name) ORDER BY maker.created_at, maker.id)
      FROM maker_members mm JOIN makers maker ON maker.id = mm.maker_id
        JOIN shops shop ON shop.id = maker.shop_id WHERE mm.user_id = u.id
    ), '[]') AS makers
  FROM sessions s LEFT JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = ANY($1::text[])`

function isVerified(row: SessionRow): boolean {
  return !row.has_second_factor || row.verified_at !== null
}

function isLive(row: SessionRow): boolean {
  if (row.is_disabled) return false
  const isStaff = isVerified(row) && (row.platform_role !== null || row.memberships.length > 0)
  const { created_at: createdAt, last_seen_at: lastSeenAt, expires_at: expiresAt, now } = row
  return !isSessionOver({ createdAt, lastSeenAt, expiresAt }, { isStaff, now })
}

async function touch({ id, last_seen_at: lastSeenAt, now }: SessionRow): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < touchEveryMs) return
  await pool.query({
    name: 'touch-session',
    text: `UPDATE sessions SET last_seen_at = now()
           WHERE id = $1 AND last_seen_at < now() - make_interval(secs => $2)`,
    values: [id, touchEveryMs / 1000],
  })
}

function toVisitor(row: SessionRow): Visitor {
  const guest = { sessionId: row.id, user: null, pendingUserId: null }
  if (!row.user_id) return guest
  if (!isVerified(row)) {
    const isInTime = row.now.getTime() - row.created_at.getTime() < secondFactorWithinMs
    return { ...guest, pendingUserId: isInTime ? row.user_id : null }
  }
  const user: SignedInUser = {
    id: row.user_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    platformRole: row.platform_role,
    hasSecondFactor: row.has_second_factor,
    memberships: row.memberships,
    makers: row.makers,
  }
  return { ...guest, user }
}

export type NewSession = { sessionId: string; token: string }

/** For a visitor who first needs to be remembered (a cart). Nobody's until somebody signs in. */
export async function startGuestSession(tx: Tx, userAgent: string): Promise<NewSession> {
  return insertSession(tx, { userId: null, isVerified: false, userAgent })
}

/**
 * At sign-in the browser gets a new id, so that an id planted or seen before is worth nothing.
 * The caller moves what the old session owned and then ends it.
 */
export async function startUserSession(
  tx: Tx,
  session: { userId: string; isVerified: boolean; userAgent: string },
): Promise<NewSession> {
  return insertSession(tx, session)
}

async function insertSession(
  tx: Tx,
  session: { userId: string | null; isVerified: boolean; userAgent: string },
): Promise<NewSession> {
  const sessionId = newId()
  const token = newSecretToken()
  const lifeInSeconds = sessionLimits.visitor.absoluteMs / 1000
  // clock_timestamp, because now() stands still within a transaction and two sessions may meet in one.
  await tx.$executeRaw`
    INSERT INTO sessions (id, token_hash, user_id, user_agent, verified_at, created_at, last_seen_at,
      expires_at)
    VALUES (${sessionId}::uuid, ${digestOf(token)}, ${session.userId}::uuid,
      ${session.userAgent.slice(0, 300)},
      CASE WHEN ${session.isVerified} THEN clock_timestamp() END, clock_timestamp(),
      clock_timestamp(), clock_timestamp() + make_interval(secs => ${lifeInSeconds}))`
  return { sessionId, token }
}

export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.session.deleteMany({ where: { id: sessionId } })
}

/** Signs a person out everywhere, or everywhere but here. */
export async function endSessionsOf(
  tx: Tx,
  { userId, exceptSessionId }: { userId: string; exceptSessionId?: string },
): Promise<number> {
  const { count } = await tx.session.deleteMany({
    where: { userId, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
  })
  return count
}

/** For a nightly job: sessions nobody can come back to. Their guest carts go with them. */
export async function sweepSessions(): Promise<number> {
  const idleInSeconds = sessionLimits.visitor.idleMs / 1000
  const { rowCount } = await pool.query(
    `DELETE FROM sessions WHERE expires_at < now()
       OR last_seen_at < now() - make_interval(secs => $1)`,
    [idleInSeconds],
  )
  return rowCount ?? 0
}
