import type { ActionFunctionArgs } from '@remix-run/node'
import { newId } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aShop, type TestShop } from '#tests/factories/shops.ts'

export type CalendarDesk = {
  shop: TestShop
  scope: ReturnType<typeof mintScope.shop>
  manager: { type: 'staff'; id: string }
  cookie: string
}

/** A BUM Desa and somebody who works in its console. */
export async function aDesk(
  shop?: TestShop,
  role: 'manager' | 'supervisor' | 'staff' | 'treasurer' = 'manager',
) {
  const its = shop ?? (await aShop())
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Manajer', passwordHash: 'x' } })
  await db.membership.create({ data: { userId, shopId: its.id, role } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return {
    shop: its,
    scope: mintScope.shop(its.id),
    manager: { type: 'staff', id: userId },
    cookie: `sid=${token}`,
  } satisfies CalendarDesk
}

export async function slugOf(listingId: string): Promise<string> {
  return (await db.listing.findUniqueOrThrow({ where: { id: listingId } })).slug
}

type Asked = { cookie: string; date?: string; search?: string; form?: Record<string, string> }

export function args({ cookie, date, search = '', form }: Asked): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/kelola/kalender${search}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  const context = { requestId: 'test', clientIp: '127.0.0.1', scriptNonce: () => '' }
  return { request, params: date === undefined ? {} : { date }, context } as ActionFunctionArgs
}

/** 200 unless a Response was thrown. */
export async function statusOf(answer: Promise<unknown>): Promise<number> {
  try {
    await answer
    return 200
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return thrown.status
  }
}
