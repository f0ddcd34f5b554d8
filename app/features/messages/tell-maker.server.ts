import { paths } from '#app/core/paths.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { letterWords } from './letter-words.server.ts'
import { addressOf, type MessageAddress } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'

type Change = { makerId: string; status: string; changeId: string }

/** Everybody who works for the maker; of one without an account the number that the BUM Desa knows. */
export async function tellMakerOfStatus({ makerId, status, changeId }: Change): Promise<void> {
  const maker = await db.maker.findUnique({
    where: { id: makerId },
    select: {
      name: true,
      status: true,
      ...makerAddressColumns,
      shopId: true,
      shop: { select: { name: true } },
    },
  })
  // Changed again before it could be said: the later letter says how it is now.
  if (maker?.status !== status) return
  const t = letterWords('id')
  const content = {
    greeting: t.greeting(maker.name),
    ...t.makerStatus[maker.status]({ shop: maker.shop.name }),
    action: { label: t.openStall, url: env.APP_URL + paths.maker() },
    signature: t.signature,
  }
  await tellEach(addressesOfMaker(maker), {
    content,
    once: `maker:${makerId}:${changeId}`,
    template: `maker-${status}`,
    shopId: maker.shopId,
  })
}

/** What `addressesOfMaker` reads. */
export const makerAddressColumns = {
  phone: true,
  members: { select: { user: { select: { email: true, phone: true } } } },
} as const

type Reachable = {
  phone: string | null
  members: { user: { email: string | null; phone: string | null } }[]
}

/** Everybody who works for it, or the number that its BUM Desa knows. */
export function addressesOfMaker({ phone, members }: Reachable): MessageAddress[] {
  const people = members.map(({ user }) => user)
  return [...people, ...(people.length === 0 ? [{ email: null, phone }] : [])].flatMap((person) =>
    person.email || person.phone
      ? [addressOf({ email: person.email, phone: person.phone ?? '' })]
      : [],
  )
}
