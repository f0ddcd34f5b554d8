import { db, pool } from '#app/server/db.server.ts'
import type { PurchaseStatus } from '#app/features/purchases/purchase-status.ts'
import type { Rupiah } from '#app/core/rupiah.ts'
import type { Identifier } from './identifier.ts'

export type Account = {
  id: string
  name: string
  email: string | null
  locale: 'id' | 'en'
  passwordHash: string
  hasSecondFactor: boolean
}

/** A closed account is no account. */
export async function findAccount(identifier: Identifier): Promise<Account | null> {
  const column = identifier.kind === 'email' ? 'lower(email)' : 'phone'
  const { rows } = await pool.query<Account>({
    name: `find-account-by-${identifier.kind}`,
    text: `SELECT id, name, email, locale, password_hash AS "passwordHash",
             totp_secret IS NOT NULL AS "hasSecondFactor"
           FROM users WHERE ${column} = $1 AND disabled_at IS NULL`,
    values: [identifier.kind === 'email' ? identifier.email : identifier.phone],
  })
  return rows[0] ?? null
}

export type ListedSession = {
  id: string
  userAgent: string
  createdAt: Date
  lastSeenAt: Date
  isThisOne: boolean
}

const mostSessionsShown = 50

/** Where this person is signed in, this browser first. */
export async function listSessions(
  { id: userId }: { id: string },
  thisSessionId: string,
): Promise<ListedSession[]> {
  const sessions = await db.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: mostSessionsShown,
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
  return sessions
    .map((session) => ({ ...session, isThisOne: session.id === thisSessionId }))
    .toSorted((a, b) => Number(b.isThisOne) - Number(a.isThisOne))
}

export type ListedPurchase = {
  number: string
  token: string
  status: PurchaseStatus
  total: Rupiah
  createdAt: Date
  shopNames: string[]
}

export type PurchasePage = { purchases: ListedPurchase[]; nextBefore: string | null }

const purchasesPerPage = 20

/** Own purchases, newest first, from before the given moment on. */
export async function listOwnPurchases(
  { id: userId }: { id: string },
  before: Date | null,
): Promise<PurchasePage> {
  const rows = await db.purchase.findMany({
    where: { userId, ...(before ? { createdAt: { lt: before } } : {}) },
    orderBy: { createdAt: 'desc' },
    take: purchasesPerPage + 1,
    select: {
      number: true,
      token: true,
      status: true,
      total: true,
      createdAt: true,
      orders: { select: { shop: { select: { name: true } } } },
    },
  })
  const shown = rows.slice(0, purchasesPerPage)
  const last = rows.length > purchasesPerPage ? shown.at(-1) : undefined
  return {
    purchases: shown.map(({ orders, total, ...purchase }) => ({
      ...purchase,
      total: total as Rupiah,
      shopNames: orders.map(({ shop }) => shop.name),
    })),
    nextBefore: last?.createdAt.toISOString() ?? null,
  }
}
