import { randomUUID } from 'node:crypto'
import type { Rupiah } from '#app/core/rupiah.ts'
import { placePurchase } from '#app/features/checkout/commands.server.ts'
import { putRequestInCart } from '#app/features/cart/put-request.server.ts'
import { askForVisit } from '#app/features/requests/ask.server.ts'
import { confirmRequest } from '#app/features/requests/desk-commands.server.ts'
import { db } from '#app/server/db.server.ts'
import { mintScope, type RequestToken } from '#app/server/scopes.server.ts'
import { anExperience, inDays, type TestExperience } from './experiences.ts'
import { aCheckout, aGuest, aPhone } from './purchases.ts'

export type TestRequest = { id: string; token: RequestToken; farm: TestExperience }

type Asking = Parameters<typeof askForVisit>[0]

export const anAsking = (farm: TestExperience, changes: Partial<Asking> = {}): Asking => ({
  key: randomUUID(),
  listingId: farm.listingId,
  package: farm.id,
  date: inDays(7),
  people: 30,
  name: 'Bu Guru',
  phone: aPhone(),
  email: null,
  note: null,
  userId: null,
  network: null,
  locale: 'id',
  ...changes,
})

/** A school that asks for a day; of a farm with one group a day unless another is given. */
export async function aRequest(
  farm?: TestExperience,
  changes: Partial<Asking> = {},
): Promise<TestRequest> {
  const place = farm ?? (await anExperience({ groups: 1 }))
  const asked = await askForVisit(anAsking(place, changes))
  if (!asked.ok) throw new Error(asked.reason)
  const token = mintScope.requestToken(asked.value.token)
  const { id } = await db.groupRequest.findUniqueOrThrow({ where: { token } })
  return { id, token, farm: place }
}

export const staff = { type: 'staff', id: randomUUID() } as const

export function confirm({ id, farm }: TestRequest, price: bigint | null = null) {
  const shopId = mintScope.shop(farm.shopId)
  const answer = null
  return confirmRequest({ shopId, requestId: id, actor: staff, price: price as Rupiah, answer })
}

export async function aConfirmedRequest(farm?: TestExperience): Promise<TestRequest> {
  const request = await aRequest(farm)
  const confirmed = await confirm(request)
  if (!confirmed.ok) throw new Error(confirmed.reason)
  return request
}

/** Its own cart with nothing else in it. */
export async function aCartOf({ token }: TestRequest) {
  const scope = await aGuest()
  const put = await putRequestInCart(scope, token)
  if (!put.ok) throw new Error(put.reason)
  const { id } = await db.cart.findUniqueOrThrow({ where: { sessionId: scope.sessionId } })
  return { id, scope }
}

export async function checkOut(request: TestRequest) {
  const cart = await aCartOf(request)
  return placePurchase(cart.scope, await aCheckout(cart))
}

export const slotOf = ({ farm }: TestRequest) =>
  db.slot.findFirstOrThrow({ where: { listingId: farm.listingId } })
export const statusOf = async ({ id }: TestRequest) =>
  (await db.groupRequest.findUniqueOrThrow({ where: { id } })).status
