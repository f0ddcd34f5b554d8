import type { ActionFunctionArgs } from '@remix-run/node'
import { newId } from '#app/core/ids.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope } from '#app/server/scopes.server.ts'
import { startUserSession } from '#app/server/session.server.ts'
import { aShop, type DeskShop } from '#tests/desk/desk-story.ts'

/** Somebody who signs in as the maker of this BUM Desa, or as another one of it. */
export async function signedInMaker(shop: DeskShop, makerId = shop.makerId) {
  const userId = newId()
  await db.user.create({ data: { id: userId, name: 'Bu Melati', passwordHash: 'x' } })
  await db.makerMember.create({ data: { userId, makerId } })
  const { token } = await startUserSession(db, { userId, isVerified: true, userAgent: 'test' })
  return {
    cookie: `sid=${token}`,
    scope: mintScope.maker({ makerId, shopId: shop.id }),
    actor: { type: 'staff', id: userId } as const,
  }
}

export async function aMakerDesk({ stock = 100 } = {}) {
  const shop = await aShop({ stock })
  return { shop, ...(await signedInMaker(shop)) }
}

export async function aNeighbour(shop: DeskShop) {
  const id = newId()
  const villageCode = '35.05.01.2001'
  await db.maker.create({ data: { id, shopId: shop.id, villageCode, name: 'Tahu Pak Joko' } })
  return signedInMaker(shop, id)
}

type Asked = {
  cookie?: string
  search?: string
  params?: Record<string, string>
  form?: Record<string, string>
}

export function args({ cookie = '', search = '', params = {}, form }: Asked): ActionFunctionArgs {
  const request = new Request(`http://localhost:3000/lapak${search}`, {
    headers: { Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
  return { request, params, context: {} } as ActionFunctionArgs
}

export const noBigInt = (_: string, value: unknown) =>
  typeof value === 'bigint' ? `${value}` : value
