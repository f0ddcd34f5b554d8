import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { askStock } from '#app/features/catalog/stock-questions.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { letterWords } from './letter-words.server.ts'
import { queueMessage } from './commands.server.ts'
import { addressOf, localeFrom } from './message-address.ts'
import { isQuiet } from './quiet-hours.ts'
import { stockLines } from './stock-lines.server.ts'

/** Nobody is asked again before, however often the job runs. */
const askAgainAfterDays = 6

type DueMaker = {
  makerId: string
  shopId: string
  name: string
  email: string | null
  phone: string | null
  /** Of the person; null: of nobody with an account. */
  locale: string | null
}

/** Reachable, not paused, selling, and not asked this week. */
const due = `FROM makers m LEFT JOIN LATERAL (
    SELECT u.email, u.phone, u.locale FROM maker_members mm JOIN users u ON u.id = mm.user_id
    WHERE mm.maker_id = m.id ORDER BY u.id LIMIT 1) person ON true
  WHERE m.status = 'active' AND coalesce(person.email, person.phone, m.phone) IS NOT NULL
    AND EXISTS (SELECT FROM listings WHERE maker_id = m.id AND status = 'live' AND kind = 'product')
    AND NOT EXISTS (SELECT FROM stock_questions WHERE maker_id = m.id
      AND asked_at > now() - make_interval(days => ${askAgainAfterDays}))`

/** Each week: is what nobody has touched for days still there? Never at night; `now` is asked for by tests. */
export async function askMakersAboutStock(now = new Date()): Promise<number> {
  if (isQuiet(now)) return 0
  const { rows } = await pool.query<{ id: string }>(`SELECT m.id ${due} ORDER BY m.id`)
  let asked = 0
  for (const { id } of rows) asked += Number(await transaction((tx) => askOne(tx, id)))
  return asked
}

/** The maker is held still, so that two runs at once do not make each other's links void. */
async function askOne(tx: Tx, id: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM makers WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const [maker] = await tx.$queryRaw<DueMaker[]>`
    SELECT m.id AS "makerId", m.shop_id AS "shopId", m.name, person.email,
      coalesce(person.phone, m.phone) AS phone, person.locale ${Prisma.raw(due)} AND m.id = ${id}::uuid`
  if (!maker) return false
  const goods = await askStock(tx, { maker, actor: systemActor, untouchedDays: askAgainAfterDays })
  if (goods.length === 0) return false
  const locale = localeFrom(maker.locale)
  const t = letterWords(locale)
  return queueMessage(tx, {
    ...addressOf({ email: maker.email, phone: maker.phone ?? '' }),
    content: {
      greeting: t.greeting(maker.name),
      ...t.stockQuestion.letter,
      action: { label: t.openStall, url: env.APP_URL + paths.maker() },
      after: stockLines(goods, { origin: env.APP_URL, locale }).split(/\n+/),
      signature: t.signature,
    },
    dedupeKey: `stock-question:${newId()}`,
    template: 'stock-question',
    locale,
    shopId: maker.shopId,
  })
}
