import { formatCalendarDate, type CalendarDate } from '#app/core/dates.ts'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { renewedPermitSql } from '#app/features/catalog/permit-clock.server.ts'
import type { PermitKind } from '#app/features/catalog/permit-number.ts'
import { permitEndsSoonDays } from '#app/features/catalog/seller-permit.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { db, pool } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import type { LetterWords } from './letter-words.server.ts'
import { readersOf } from './message-address.ts'
import type { MessageContent } from './message-layout.ts'
import { tellEach } from './tell-each.server.ts'
import { makerReaderColumns, readersOfMaker } from './tell-maker.server.ts'

type EndingPermit = {
  once: string
  listingId: string | null
  title: string
  kind: PermitKind
  number: string
  validUntil: CalendarDate
}

/** Looked at, ends within the days in which it should be renewed, and nothing is written beside it. */
const endingSql = `p.status = 'verified' AND NOT ${renewedPermitSql}
  AND p.valid_until BETWEEN shop_today(p.shop_id) AND shop_today(p.shop_id) + ${permitEndsSoonDays}`

const once = (letter: string) => `'${letter}:' || p.id || ':' || p.valid_until`
/** Nobody of its readers was: a letter about this day is not older than the days before it. */
const untold = (letter: string) =>
  `NOT EXISTS (SELECT FROM messages t WHERE t.shop_id = p.shop_id
     AND t.created_at > now() - make_interval(days => ${permitEndsSoonDays + 2})
     AND starts_with(t.dedupe_key, ${once(letter)} || ':'))`

const columns = `p.listing_id AS "listingId", p.kind::text, p.number,
  p.valid_until AS "validUntil"`

/** Once for each permit of a good and the day it ends. Returns how many were spoken of. */
export async function remindMakersOfPermits(): Promise<number> {
  const { rows } = await pool.query<EndingPermit & { makerId: string }>(
    `SELECT ${once('permit-ending')} AS once, ${columns}, l.title_id AS title, l.maker_id AS "makerId"
     FROM permits p JOIN listings l ON l.id = p.listing_id AND l.kind = 'product'
     JOIN makers m ON m.id = l.maker_id
     WHERE ${endingSql} AND ${untold('permit-ending')}
       AND (m.phone IS NOT NULL OR EXISTS (SELECT FROM maker_members WHERE maker_id = m.id))
     ORDER BY p.valid_until, p.id LIMIT 500`,
  )
  for (const permit of rows) await remindMaker(permit.makerId, permit)
  return rows.length
}

/** The same of what the BUM Desa looks after: permits of visits, and its own. */
export async function remindShopsOfPermits(): Promise<number> {
  const { rows } = await pool.query<EndingPermit & { shopId: string }>(
    `SELECT ${once('permit-ending-shop')} AS once, ${columns}, p.shop_id AS "shopId",
       coalesce(l.title_id, s.name) AS title
     FROM permits p JOIN shops s ON s.id = p.shop_id
     LEFT JOIN listings l ON l.id = p.listing_id
     WHERE ${endingSql} AND ${untold('permit-ending-shop')}
       AND (l.id IS NULL OR l.kind = 'experience')
     ORDER BY p.valid_until, p.id LIMIT 500`,
  )
  for (const permit of rows) await remindShop(permit.shopId, permit)
  return rows.length
}

async function remindMaker(makerId: string, permit: EndingPermit): Promise<void> {
  const maker = await db.maker.findUniqueOrThrow({
    where: { id: makerId },
    select: { name: true, shopId: true, ...makerReaderColumns },
  })
  const page = paths.permitsOf('lapak', permit.listingId)
  await tellEach(readersOfMaker(maker), {
    content: letterOf(permit, { name: maker.name, page }),
    once: permit.once,
    template: 'permit-ending',
    shopId: maker.shopId,
  })
}

async function remindShop(shopId: string, permit: EndingPermit): Promise<void> {
  const { name, email, phone } = await db.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { name: true, email: true, phone: true },
  })
  const page = paths.permitsOf('kelola', permit.listingId)
  await tellEach(readersOf([{ email, phone }]), {
    content: letterOf(permit, { name, page }),
    once: permit.once,
    template: 'permit-ending-shop',
    shopId,
  })
}

const letterOf =
  (
    { kind: code, title, number, validUntil }: EndingPermit,
    { name, page }: { name: string; page: string },
  ) =>
  (t: LetterWords, locale: Locale): MessageContent => {
    const kind = messagesFor(locale).storefront.listing.permitKinds[code]
    const ends = formatCalendarDate(validUntil, locale)
    return {
      greeting: t.greeting(name),
      ...t.permitEnding({ kind, title, number, ends }),
      action: { label: t.openPermits, url: env.APP_URL + page },
      signature: t.signature,
    }
  }
