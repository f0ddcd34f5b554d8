import { isUuid } from '#app/core/ids.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { pool, transaction, type Tx } from '#app/server/db.server.ts'
import { type Actor, type MakerScope, mintScope, systemActor } from '#app/server/scopes.server.ts'
import { seal, unseal } from '#app/server/sealed.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { nameSql } from './line-name.ts'
import type { Seller } from './seller.server.ts'
import { lockStock, writeStock } from './stock-commands.server.ts'
import {
  type AskedGood,
  mostQuestions,
  questionDays,
  type StockAnswer,
  stockAnswers,
  type StockQuestion,
} from './stock-question.ts'

/** Opens and is opened by nothing else: see sealed.server.ts. */
const purpose = 'stock-answer'

const tokenOf = (questionId: string, answer: StockAnswer) =>
  seal(purpose, `${questionId} ${answer}`)

function readToken(token: string): { questionId: string; answer: StockAnswer } | null {
  const [questionId = '', word] = unseal(purpose, token)?.split(' ') ?? []
  const answer = stockAnswers.find((each) => each === word)
  return answer && isUuid(questionId) ? { questionId, answer } : null
}

/** How often the stock of `v` was changed: no movement is ever taken back. */
const movementsSql = `(SELECT count(*)::int FROM stock_movements WHERE variant_id = v.id)`

type Asking = {
  maker: Pick<MakerScope, 'makerId' | 'shopId'>
  actor: Actor
  /** Only goods whose stock nobody has touched for so many days. */
  untouchedDays: number
}

/**
 * Asks whether what is on sale of a maker is still there: one question a variant, and a new one takes the
 * place of the one before, whose links then open nothing. None for a paused maker.
 */
export async function askStock(
  tx: Tx,
  { maker, actor, untouchedDays }: Asking,
): Promise<AskedGood[]> {
  const { makerId, shopId } = maker
  const goods = await tx.$queryRaw<{ id: string; title: string; unit: string; seen: number }[]>`
    WITH asked AS (
      INSERT INTO stock_questions (variant_id, id, shop_id, maker_id, seen, movements, asked_by, expires_at)
      SELECT v.id, uuidv7(), v.shop_id, l.maker_id, v.on_hand - v.held, ${Prisma.raw(movementsSql)},
        ${actor.id}::uuid, now() + make_interval(days => ${questionDays})
      FROM listings l JOIN variants v ON v.listing_id = l.id AND v.is_active
      JOIN makers m ON m.id = l.maker_id AND m.status = 'active'
      WHERE l.maker_id = ${makerId}::uuid AND l.shop_id = ${shopId}::uuid AND l.kind = 'product'
        AND NOT l.made_to_order AND l.status = 'live' AND v.on_hand > v.held AND NOT EXISTS (
          SELECT FROM stock_movements WHERE variant_id = v.id
            AND created_at > now() - make_interval(days => ${untouchedDays}))
      ORDER BY v.id LIMIT ${mostQuestions}
      ON CONFLICT (variant_id) DO UPDATE SET id = excluded.id, maker_id = excluded.maker_id,
        seen = excluded.seen, movements = excluded.movements, asked_by = excluded.asked_by,
        asked_at = excluded.asked_at, expires_at = excluded.expires_at, answer = NULL,
        answered_at = NULL
      RETURNING id, variant_id, seen)
    SELECT asked.id, asked.seen, l.unit, ${Prisma.raw(nameSql('l.title_id', 'v.label_id'))} AS title
    FROM asked JOIN variants v ON v.id = asked.variant_id JOIN listings l ON l.id = v.listing_id
    ORDER BY title, v.id`
  if (goods.length > 0) {
    const subject = { type: 'maker', id: makerId } as const
    const details = { goods: goods.length }
    await recordAudit(tx, [{ subject, action: 'stock-asked', actor, shopId, details }])
  }
  return goods.map(({ id, ...good }) => ({
    ...good,
    tokens: { yes: tokenOf(id, 'yes'), none: tokenOf(id, 'none') },
  }))
}

/** From a question to what it asks about; nothing of one that is over or whose maker is paused. */
const openQuestion = `FROM stock_questions q JOIN variants v ON v.id = q.variant_id AND v.shop_id = q.shop_id
  JOIN listings l ON l.id = v.listing_id AND l.maker_id = q.maker_id
  JOIN makers m ON m.id = q.maker_id AND m.status = 'active'
  WHERE q.expires_at > now()`

const isAsAsked = `(v.on_hand - v.held = q.seen AND ${movementsSql} = q.movements)`

/** What the link opens; opening it changes nothing. Null for what we did not seal, and what is over. */
export async function readStockQuestion(token: string): Promise<StockQuestion | null> {
  const asked = readToken(token)
  if (!asked) return null
  const { rows } = await pool.query<Omit<StockQuestion, 'answer' | 'shop'>>({
    name: 'stock-question',
    text: `SELECT m.name AS maker, l.unit, q.seen, ${nameSql('l.title_id', 'v.label_id')} AS title,
        CASE WHEN q.answer IS NOT NULL THEN 'answered' WHEN ${isAsAsked} THEN 'open'
          ELSE 'changed' END AS state,
        (SELECT name FROM shops WHERE id = q.shop_id) AS shop
      ${openQuestion} AND q.id = $1`,
    values: [asked.questionId],
  })
  const [question] = rows as Omit<StockQuestion, 'answer'>[]
  return question ? { ...question, answer: asked.answer } : null
}

type Open = {
  variantId: string
  makerId: string
  shopId: string
  listingId: string
  seen: number
  askedBy: string | null
  isAnswered: boolean
  isAsAsked: boolean
}

async function findOpen(tx: Tx, questionId: string): Promise<Open | null> {
  const [open] = await tx.$queryRaw<Open[]>`
    SELECT q.variant_id AS "variantId", q.maker_id AS "makerId", q.shop_id AS "shopId",
      l.id AS "listingId", q.seen, q.asked_by AS "askedBy", q.answer IS NOT NULL AS "isAnswered",
      ${Prisma.raw(isAsAsked)} AS "isAsAsked"
    ${Prisma.raw(openQuestion)} AND q.id = ${questionId}::uuid`
  return open ?? null
}

/**
 * Does what the link says, once, and only while the stock is still the one that was asked about: whoever
 * sells or counts meanwhile is waited for, and then it is the answer to a question nobody asks any more.
 */
export function answerStock(
  token: string,
): Promise<Result<undefined, 'not-found' | 'answered' | 'changed'>> {
  const asked = readToken(token)
  if (!asked) return Promise.resolve(refuse('not-found'))
  const { questionId, answer } = asked
  return transaction(async (tx) => {
    const before = await findOpen(tx, questionId)
    const stock = before && (await lockStock(tx, sellerOf(before), before.variantId))
    // Read again: what was true may have changed while the stock was waited for.
    const open = stock && (await findOpen(tx, questionId))
    if (!open || !stock) return refuse('not-found')
    if (open.isAnswered) return refuse('answered')
    if (!open.isAsAsked) return refuse('changed')
    await record(tx, open, { questionId, answer })
    if (answer === 'none') await writeStock(tx, { ...open, ...stock, left: 0, actor: systemActor })
    return ok()
  })
}

/** Who holds the link speaks for the maker it was made for. */
const sellerOf = (of: Open): Seller => ({ maker: mintScope.maker(of) })

/** The trail names the maker the link was made for, and who had it made. */
async function record(
  tx: Tx,
  { shopId, makerId, listingId, seen, askedBy }: Open,
  { questionId, answer }: { questionId: string; answer: StockAnswer },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE stock_questions SET answer = ${answer}::"StockAnswer", answered_at = now()
    WHERE id = ${questionId}::uuid AND shop_id = ${shopId}::uuid`
  const subject = { type: 'listing', id: listingId } as const
  const details = { answer, seen, maker: makerId, askedBy, byLink: true }
  await recordAudit(tx, [
    { subject, action: 'stock-answered', actor: systemActor, shopId, details },
  ])
}
