import { newId } from '#app/core/ids.ts'
import { hashPassword } from '#app/features/users/password.server.ts'
import type { Caller } from '#app/features/users/sign-in.server.ts'
import { db } from '#app/server/db.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aShop } from '#tests/factories/shops.ts'
import type { MembershipRole, PlatformRole } from '#prisma/generated/enums.ts'

let count = 0

/** A visitor on this machine, who is not counted by address. */
export const here = { clientIp: '127.0.0.1' }

export const goodPassword = 'padi kuning di sawah Kelud'
let goodHash: Promise<string> | undefined

type PersonOptions = {
  name?: string
  email?: string | null
  phone?: string | null
  password?: string
  platformRole?: PlatformRole
}

/** A person with an account; what the test does not talk about is made up and unique. */
export async function aPerson(options: PersonOptions = {}) {
  const number = ++count
  return db.user.create({
    data: {
      id: newId(),
      name: options.name ?? 'Siti Contoh',
      email: options.email === undefined ? `orang${number}@contoh.id` : options.email,
      phone:
        options.phone === undefined ? `+6281200${String(number).padStart(6, '0')}` : options.phone,
      passwordHash: await (options.password
        ? hashPassword(options.password)
        : (goodHash ??= hashPassword(goodPassword))),
      platformRole: options.platformRole ?? null,
    },
  })
}

export async function aMember(role: MembershipRole, shopId?: string) {
  const user = await aPerson()
  const shop = shopId ?? (await aShop()).id
  await db.membership.create({ data: { userId: user.id, shopId: shop, role } })
  return { user, shopId: shop }
}

/** A live session, as if this person had signed in. */
export async function signedInCookie(
  userId: string,
): Promise<{ cookie: string; sessionId: string }> {
  const session = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return { cookie: `sid=${session.token}`, sessionId: session.sessionId }
}

export function requestWith(
  cookie: string | null,
  path = '/akun',
  init: RequestInit = {},
): Request {
  const headers = new Headers(init.headers)
  if (cookie) headers.set('Cookie', cookie)
  return new Request(`http://localhost:3000${path}`, { ...init, headers })
}

export function aCaller(caller: Partial<Caller> = {}): Caller {
  return {
    clientIp: `10.1.${++count}.1`,
    userAgent: 'test',
    sessionId: null,
    device: null,
    ...caller,
  }
}

export const identifierOf = ({ email }: { email: string | null }) =>
  ({ kind: 'email', email: email! }) as const

/** The cookie a browser would send back after this answer. */
export function cookieFrom(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ')
}

export async function thrownBy(promise: Promise<unknown>): Promise<Response> {
  const thrown = await promise.then(
    () => null,
    (error: unknown) => error,
  )
  if (thrown instanceof Response) return thrown
  throw thrown ?? new Error('nothing was thrown')
}
