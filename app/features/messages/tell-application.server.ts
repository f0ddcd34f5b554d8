import { paths } from '#app/core/paths.ts'
import { db } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { unscoped } from '#app/server/tenant-tripwire.server.ts'
import type { LetterWords } from './letter-words.server.ts'
import { readersOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'

export async function tellShopOfApplication(applicationId: string): Promise<void> {
  const application = await findApplication(applicationId)
  if (application?.status !== 'waiting') return
  const { shop } = application
  const url = paths.kelolaApplications({ id: applicationId })
  const content = (t: LetterWords) => ({
    greeting: t.greeting(shop.name),
    ...t.applicationSent({ name: application.name }),
    action: { label: t.openApplication, url: env.APP_URL + url },
    signature: t.signature,
  })
  await tellEach(readersOf([shop]), {
    content,
    once: `application:${applicationId}:sent`,
    template: 'application-sent',
    shopId: shop.id,
  })
}

/** Whether they may sell, or why not; the number is the one they gave. */
export async function tellApplicant(applicationId: string): Promise<void> {
  const application = await findApplication(applicationId)
  if (!application) return
  const { status, shop, name, phone, user, refusalReason } = application
  if (status !== 'approved' && status !== 'refused') return
  const url = status === 'approved' ? paths.maker() : paths.joinShop()
  const content = (t: LetterWords) => ({
    greeting: t.greeting(name),
    ...t.applicationDecided[status]({ shop: shop.name, reason: refusalReason ?? '' }),
    action: {
      label: status === 'approved' ? t.openStall : t.openApplication,
      url: env.APP_URL + url,
    },
    signature: t.signature,
  })
  await tellEach(readersOf([{ ...user, phone }]), {
    content,
    once: `application:${applicationId}:decided`,
    template: `application-${status}`,
    shopId: shop.id,
  })
}

function findApplication(id: string) {
  return unscoped(db, 'A job knows one application').makerApplication.findUnique({
    where: { id },
    select: {
      name: true,
      phone: true,
      status: true,
      refusalReason: true,
      user: { select: { email: true, locale: true } },
      shop: { select: { id: true, name: true, email: true, phone: true } },
    },
  })
}
