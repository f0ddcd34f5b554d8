import { newCode, newId } from '#app/core/ids.ts'
import { slugOf } from '#app/core/slug.ts'
import {
  parseSection,
  type Problems,
  type Typed,
  type ValuesIn,
} from '#app/features/experiences/section.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor } from '#app/server/scopes.server.ts'
import { foundingSection, whyNotLegal } from './sections.ts'
import { whyNotNumber } from './writers.server.ts'

type Founded = { ok: true; value: { shopId: string } } | { ok: false; problems: Problems }

/**
 * A BUM Desa joins: it is there for its people, closed for buyers until its manager opens it. Who founded it
 * has one of its own; several may found one together (PP 11/2021, domain.md §a).
 */
export async function foundShop(
  actor: Extract<Actor, { type: 'admin' }>,
  typed: Typed,
): Promise<Founded> {
  const parsed = parseSection(foundingSection, typed)
  if (!parsed.ok) return parsed
  const { value } = parsed
  return transaction(async (tx) => {
    const { villages, problem } = await villagesOf(tx, value)
    const problems = {
      ...whyNotLegal(value),
      ...(await whyNotNumber(tx, value.legalNumber ?? null)),
      ...(problem && { villages: problem }),
    }
    if (Object.keys(problems).length > 0) return { ok: false, problems }
    const shopId = await writeShop(tx, value, villages)
    const subject = { type: 'shop', id: shopId } as const
    const details = { villages: villages.join(' '), legalNumber: value.legalNumber ?? '' }
    await recordAudit(tx, [{ subject, action: 'founded', actor, shopId, details }])
    return { ok: true, value: { shopId } }
  })
}

type Founding = ValuesIn<typeof foundingSection>

async function writeShop(tx: Tx, value: Founding, villages: readonly string[]): Promise<string> {
  const id = newId()
  const { kind, name, legalStatus, legalNumber = null, phone, address } = value
  const wished = slugOf(name).slice(0, 60)
  const isTaken = wished === '' || (await tx.shop.count({ where: { slug: wished } })) > 0
  await tx.shop.create({
    data: {
      id,
      slug: isTaken ? `${wished || 'bumdesa'}-${newCode(4).toLowerCase()}` : wished,
      name,
      kind,
      legalStatus,
      legalNumber,
      phone,
      address,
      status: 'closed',
      closedReasonId: 'Toko sedang disiapkan',
      closedReasonEn: 'The shop is being set up',
      villages: { create: villages.map((villageCode) => ({ villageCode })) },
    },
  })
  return id
}

/** Locks the villages, so that two admins do not found two for one; `shopId`: whose they may be already. */
export async function villagesOf(
  tx: Tx,
  { kind, villages: typed, shopId }: Pick<Founding, 'kind' | 'villages'> & { shopId?: string },
): Promise<{ villages: string[]; problem?: string }> {
  const found: string[] = []
  for (const written of typed) {
    const [name = '', district = ''] = written.split(',').map((part) => part.trim())
    const rows = await tx.$queryRaw<{ code: string }[]>`
      SELECT v.code FROM villages v JOIN districts d ON d.code = v.district_code
      WHERE d.slug IS NOT NULL AND (v.code = ${name} OR lower(v.name) = lower(${name}))
        AND (${district} = '' OR lower(d.name) = lower(${district}))
      ORDER BY v.code LIMIT 2 FOR NO KEY UPDATE OF v`
    const [only, another] = rows
    if (!only) return { villages: [], problem: 'noSuchVillage' }
    if (another) return { villages: [], problem: 'severalVillages' }
    found.push(only.code)
  }
  const villages = [...new Set(found)]
  if (kind === 'bumdes' && villages.length !== 1) return { villages, problem: 'oneVillage' }
  if (kind === 'bumdesma' && villages.length < 2) return { villages, problem: 'moreVillages' }
  const others = await tx.shop.count({
    where: {
      kind: 'bumdes',
      ...(shopId && { id: { not: shopId } }),
      villages: { some: { villageCode: { in: villages } } },
    },
  })
  if (kind === 'bumdes' && others > 0) return { villages, problem: 'villageHasOne' }
  return { villages }
}
