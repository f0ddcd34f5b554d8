import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import type { LetterWords } from './letter-words.server.ts'
import { type Reader, readersOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'

type Change = { makerId: string; status: string; changeId: string }

/** Everybody who works for the maker; of one without an account the number that the BUM Desa knows. */
export async function tellMakerOfStatus({ makerId, status, changeId }: Change): Promise<void> {
  const maker = await db.maker.findUnique({
    where: { id: makerId },
    select: {
      name: true,
      status: true,
      ...makerReaderColumns,
      shopId: true,
      shop: { select: { name: true } },
    },
  })
  // Changed again before it could be said: the later letter says how it is now.
  if (maker?.status !== status) return
  const content = (t: LetterWords) => ({
    greeting: t.greeting(maker.name),
    ...t.makerStatus[maker.status]({ shop: maker.shop.name }),
    action: { label: t.openStall, url: env.APP_URL + paths.maker() },
    signature: t.signature,
  })
  await tellEach(readersOfMaker(maker), {
    content,
    once: `maker:${makerId}:${changeId}`,
    template: `maker-${status}`,
    shopId: maker.shopId,
  })
}

type Detached = { makerId: string; userId: string; changeId: string }

/** Who runs the stall no more, whoever does now. */
export async function tellDetachedAccount({ makerId, userId, changeId }: Detached): Promise<void> {
  const [maker, user] = await Promise.all([
    db.maker.findUnique({
      where: { id: makerId },
      select: { name: true, shopId: true, shop: { select: { name: true } } },
    }),
    db.user.findUnique({
      where: { id: userId },
      select: { name: true, email: true, phone: true, locale: true },
    }),
  ])
  if (!maker || !user) return
  const content = (t: LetterWords, locale: Locale) => ({
    greeting: t.greeting(user.name),
    ...t.makerDetached({ shop: maker.shop.name, maker: maker.name }),
    action: { label: t.openAccount, url: env.APP_URL + paths.account(locale) },
    signature: t.signature,
  })
  await tellEach(readersOf([user]), {
    content,
    once: `maker:${makerId}:${changeId}`,
    template: 'maker-detached',
    shopId: maker.shopId,
  })
}

/** What `readersOfMaker` reads. */
export const makerReaderColumns = {
  phone: true,
  members: { select: { user: { select: { email: true, phone: true, locale: true } } } },
} as const

type Reachable = {
  phone: string | null
  members: { user: { email: string | null; phone: string | null; locale: string } }[]
}

/** Everybody who works for it, or the number that its BUM Desa knows. */
export function readersOfMaker({ phone, members }: Reachable): Reader[] {
  return readersOf(members.length > 0 ? members.map(({ user }) => user) : [{ email: null, phone }])
}
