import { formatCalendarDate, type CalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import type { PermitKind } from '#app/features/catalog/permit-number.ts'
import { permitEndsSoonDays } from '#app/features/catalog/seller-permit.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db, pool } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { tellEach } from './tell-each.server.ts'
import { makerReaderColumns, readersOfMaker } from './tell-maker.server.ts'

type EndingPermit = {
  once: string
  makerId: string
  listingId: string
  title: string
  kind: PermitKind
  number: string
  validUntil: CalendarDate
}

/** Once for each permit and the day it ends. Returns how many were spoken of. */
export async function remindMakersOfPermits(): Promise<number> {
  const { rows } = await pool.query<EndingPermit>(
    `SELECT ending.*, l.maker_id AS "makerId", l.title_id AS title
     FROM (SELECT 'permit-ending:' || p.id || ':' || p.valid_until AS once, p.listing_id AS "listingId",
         p.kind::text, p.number, p.valid_until AS "validUntil"
       FROM permits p WHERE p.status = 'verified' AND p.listing_id IS NOT NULL
         AND p.valid_until BETWEEN shop_today(p.shop_id) AND shop_today(p.shop_id) + ${permitEndsSoonDays}) ending
     JOIN listings l ON l.id = ending."listingId" JOIN makers m ON m.id = l.maker_id
     WHERE (m.phone IS NOT NULL OR EXISTS (SELECT FROM maker_members WHERE maker_id = m.id))
       AND NOT EXISTS (SELECT FROM messages WHERE dedupe_key = ending.once || ':0')
     ORDER BY ending."validUntil", ending.once LIMIT 500`,
  )
  for (const permit of rows) await remindMaker(permit)
  return rows.length
}

async function remindMaker({ makerId, listingId, once, ...permit }: EndingPermit): Promise<void> {
  const maker = await db.maker.findUniqueOrThrow({
    where: { id: makerId },
    select: { name: true, shopId: true, ...makerReaderColumns },
  })
  const { title, number } = permit
  const page = paths.sellerListings('lapak', { id: listingId, verb: 'izin' })
  await tellEach(readersOfMaker(maker), {
    content: (t, locale) => {
      const kind = messagesFor(locale).storefront.listing.permitKinds[permit.kind]
      const ends = formatCalendarDate(permit.validUntil, locale)
      return {
        greeting: t.greeting(maker.name),
        ...t.permitEnding({ kind, title, number, ends }),
        action: { label: t.openPermits, url: env.APP_URL + page },
        signature: t.signature,
      }
    },
    once,
    template: 'permit-ending',
    shopId: maker.shopId,
  })
}
