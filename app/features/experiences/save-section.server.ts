import { changeOf, toldChange } from '#app/core/change-of.ts'
import { changedMeanwhile, type Meanwhile } from '#app/core/meanwhile.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { type Experience, typedOf } from './experience.ts'
import { getExperience } from './queries.server.ts'
import { parseSection, type Problems, type Section, type Typed, type ValuesIn } from './section.ts'
import type { SectionName } from './sections.ts'

export type SectionDeed = { shopId: AuthorizedShopId; slug: string; actor: Actor }

/** What people who booked already would lose; the day, and how many of them. */
export type Broken =
  | { reason: 'below-sold'; date: string; sold: number; name: string }
  | { reason: 'has-bookings'; date: string; name: string }
  /** `name`: the unit that their tickets say. */
  | { reason: 'sold-by'; date: string; name: string }

/** Nothing was written; what was typed is still in the form. */
export type SectionRefusal = {
  ok: false
  problems: Problems
  broken?: Broken
  meanwhile?: Meanwhile
}
export type Saved = { ok: true } | SectionRefusal

export const wrong = (problems: Problems): SectionRefusal => ({ ok: false, problems })
export const breaks = (broken: Broken): SectionRefusal => ({ ok: false, problems: {}, broken })

/** Carries a refusal out of a transaction that must leave no trace. */
class Refused extends Error {
  readonly refusal: SectionRefusal
  constructor(refusal: SectionRefusal) {
    super('refused')
    this.refusal = refusal
  }
}

/** Writes what was typed, or says why not. `at` is how it stands, held still. */
export type Write<S extends Section> = (
  tx: Tx,
  at: Experience & SectionDeed,
  value: ValuesIn<S>,
) => Promise<Saved>

export type Writer = (tx: Tx, at: Experience & SectionDeed, typed: Typed) => Promise<Saved>

/** A part of the editor and who writes it. */
export const writer =
  <S extends Section>(section: S, write: Write<S>): Writer =>
  async (tx, at, typed) => {
    const parsed = parseSection(section, typed)
    return parsed.ok ? write(tx, at, parsed.value) : parsed
  }

/**
 * One part of one experience. Nobody sells of it or changes it meanwhile, because who sells locks the
 * calendar first as well; what was sold keeps what it was sold with. Null for another BUM Desa's.
 */
export async function saveSection(
  deed: SectionDeed,
  name: SectionName,
  { typed, writerOf }: { typed: Typed; writerOf: (at: Experience) => Writer },
): Promise<Saved | null> {
  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`
        SELECT e.listing_id FROM experiences e JOIN listings l ON l.id = e.listing_id
        WHERE e.shop_id = ${deed.shopId}::uuid AND l.slug = ${deed.slug} FOR NO KEY UPDATE OF e`
      const before = await getExperience(tx, deed)
      if (!before) return null
      const changed = changedMeanwhile(typed, typedOf(name, before))
      if (changed) return { ...changed, problems: {} }
      const saved = await writerOf(before)(tx, { ...before, ...deed }, typed)
      if (!saved.ok) throw new Refused(saved)
      const after = await getExperience(tx, deed)
      if (after) await recordChange(tx, deed, { name, before, after })
      return saved
    })
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

async function recordChange(
  tx: Tx,
  { shopId, actor }: SectionDeed,
  { name, before, after }: { name: SectionName; before: Experience; after: Experience },
): Promise<void> {
  const change = changeOf(typedOf(name, before), typedOf(name, after))
  if (!change) return
  await recordAudit(tx, [
    {
      subject: { type: 'experience', id: before.listingId },
      action: 'section-changed',
      actor,
      shopId,
      details: {
        section: name,
        ...toldChange(change),
      },
    },
  ])
}
