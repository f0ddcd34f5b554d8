import { paths } from '#app/core/paths.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { readersOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'

type News = { type: 'shop.allowed' | 'shop.suspended'; shopId: string; changeId: string }

/** Whether a BUM Desa may sell. Nothing is told that has changed again meanwhile. */
export async function tellShopOfStanding({ type, shopId, changeId }: News): Promise<void> {
  const shop = await db.shop.findUnique({
    where: { id: shopId },
    select: { name: true, email: true, phone: true, status: true, suspendedReason: true },
  })
  const isSuspended = shop?.status === 'suspended'
  if (!shop || isSuspended !== (type === 'shop.suspended')) return
  const { name, suspendedReason: reason } = shop
  await tellEach(readersOf([shop]), {
    content: (t) => ({
      greeting: t.greeting(name),
      ...(isSuspended
        ? t.shopSuspended({ about: name, reason: reason ?? '' })
        : t.shopResumed({ about: name, isOpen: shop.status === 'open' })),
      action: { label: t.openDesk, url: env.APP_URL + paths.kelola() },
      signature: t.signature,
    }),
    once: `standing:${changeId}`,
    template: isSuspended ? 'shop-suspended' : 'shop-allowed',
    shopId,
  })
}
