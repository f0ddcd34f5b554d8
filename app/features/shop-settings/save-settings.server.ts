import { changeOf, toldChange } from '#app/core/change-of.ts'
import { changedMeanwhile, type Meanwhile } from '#app/core/meanwhile.ts'
import { ok, refuse, type Result } from '#app/core/result.ts'
import {
  parseSection,
  type Problems,
  type Typed,
  type ValuesIn,
} from '#app/features/experiences/section.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { getSettings } from './queries.server.ts'
import { pictureSection, type SectionName, sections } from './sections.ts'
import { typedOf } from './settings.ts'
import { writers } from './writers.server.ts'

export type SettingsDeed = { shopId: AuthorizedShopId; actor: Actor }

type Saved = { ok: true } | { ok: false; problems: Problems; meanwhile?: Meanwhile }

/**
 * One part, one after the other; the trail keeps how it was before. Kept pages are dropped by the
 * database. What was ordered keeps the price and the place it was ordered with.
 */
export function saveSettings(deed: SettingsDeed, name: SectionName, typed: Typed): Promise<Saved> {
  return transaction(async (tx) => {
    const { shopId, actor } = deed
    await tx.$queryRaw`SELECT id FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE`
    const before = await getSettings(tx, shopId)
    if (!before) throw new Error('A BUM Desa that somebody serves is gone')
    const changed = changedMeanwhile(typed, typedOf(name, before))
    if (changed) return { ...changed, problems: {} }
    const parsed = parseSection(sections[name], typed)
    if (!parsed.ok) return parsed
    const problems = await writers[name](tx, { shopId, before }, parsed.value as never)
    if (problems) return { ok: false, problems }
    const after = (await getSettings(tx, shopId)) ?? before
    const change = changeOf(typedOf(name, before), typedOf(name, after))
    if (change) {
      const details = {
        section: name,
        ...toldChange(change),
      }
      const subject = { type: 'shop', id: shopId } as const
      await recordAudit(tx, [{ subject, action: 'settings-changed', actor, shopId, details }])
    }
    return { ok: true }
  })
}

export type ShopPicture = {
  /** The picture was taken in and kept before; null: the one that is there. */
  key: string | null
} & ValuesIn<typeof pictureSection>

/** English is written beside Indonesian, as in the story of the shop. */
export function readPictureWords(typed: Typed) {
  const parsed = parseSection(pictureSection, typed)
  if (!parsed.ok) return parsed
  const { pictureAltId, pictureAltEn } = parsed.value
  if (pictureAltEn && !pictureAltId)
    return { ok: false, problems: { pictureAltId: 'indonesianFirst' } } as const
  return ok({ pictureAltId, pictureAltEn: pictureAltEn || pictureAltId })
}

export function setShopPicture(
  { shopId, actor }: SettingsDeed,
  { key, ...said }: ShopPicture,
): Promise<Result<undefined, 'needed'>> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM shops WHERE id = ${shopId}::uuid FOR NO KEY UPDATE`
    const its = await getSettings(tx, shopId)
    const picture = key ?? its?.picture
    if (!its || !picture) return refuse('needed')
    const { pictureAltId, pictureAltEn } = its
    const after = { picture, ...said }
    const change = changeOf({ picture: its.picture ?? '', pictureAltId, pictureAltEn }, after)
    if (!change) return ok()
    await tx.shop.update({ where: { id: shopId }, data: after })
    const subject = { type: 'shop', id: shopId } as const
    const details = { section: 'gambar', ...toldChange(change) }
    await recordAudit(tx, [{ subject, action: 'settings-changed', actor, shopId, details }])
    return ok()
  })
}
