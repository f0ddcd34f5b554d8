import { newCode, newId } from '#app/core/ids.ts'
import { ok } from '#app/core/result.ts'
import { slugOf } from '#app/core/slug.ts'
import type { VisitUnit } from '#app/core/visit-unit.ts'
import { fitsMode, unitsOfMode } from '#app/features/bookings/visit-unit.ts'
import { zoneOfShop } from '#app/features/bookings/zone-name.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import type { Actor, AuthorizedShopId } from '#app/server/scopes.server.ts'
import { formKeyOf, madeByForm } from '#app/server/sent-forms.server.ts'
import { listChoices } from './queries.server.ts'
import { wrong, type SectionRefusal } from './save-section.server.ts'
import { parseSection, type Typed, type ValuesIn } from './section.ts'
import { newSection } from './sections.ts'

type Deed = { shopId: AuthorizedShopId; actor: Actor }
type New = ValuesIn<typeof newSection> & { unit: VisitUnit }

/**
 * Something new for guests, as a draft that only the BUM Desa sees: enough to be sold, with values for all
 * else to begin with.
 */
export async function createExperience(
  { shopId, actor }: Deed,
  typed: Typed,
): Promise<{ ok: true; value: { slug: string } } | SectionRefusal> {
  const parsed = parseSection(newSection, typed)
  if (!parsed.ok) return parsed
  const { value } = parsed
  const choices = await listChoices(shopId)
  const strange = (['category', 'village', 'maker'] as const).filter(
    (name) => !choices[name].some((choice) => choice.value === value[name]),
  )
  if (strange.length > 0) return wrong(Object.fromEntries(strange.map((name) => [name, 'wrong'])))
  const { mode, unit = unitsOfMode[mode][0] } = value
  if (!fitsMode(unit, mode)) return wrong({ unit: 'unitOfMode' })
  return transaction(async (tx) => {
    const listingId = newId()
    const formKey = formKeyOf(typed)
    const madeBefore = await madeByForm(tx, { actor, formKey, id: listingId })
    if (madeBefore !== null) {
      const where = { id: madeBefore, shopId }
      return ok(await tx.listing.findFirstOrThrow({ where, select: { slug: true } }))
    }
    // Short enough for an address that is read aloud; the code keeps two of one name apart.
    const slug = `${slugOf(value.titleId).slice(0, 60) || 'wisata'}-${newCode(4).toLowerCase()}`
    await writeListing(tx, { shopId, listingId, slug }, { ...value, unit })
    await writeCalendar(tx, { shopId, listingId }, { ...value, unit })
    const subject = { type: 'experience', id: listingId } as const
    const details = { slug, mode, unit }
    await recordAudit(tx, [{ subject, action: 'created', actor, shopId, details }])
    return ok({ slug })
  })
}

async function writeListing(
  tx: Tx,
  { shopId, listingId, slug }: { shopId: string; listingId: string; slug: string },
  { titleId, descriptionId, category, village, maker, unit, price }: New,
): Promise<void> {
  const { isSample } = await tx.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { isSample: true },
  })
  await tx.listing.create({
    data: {
      id: listingId,
      slug,
      shopId,
      makerId: maker,
      villageCode: village,
      categorySlug: category,
      kind: 'experience',
      titleId,
      titleEn: titleId,
      descriptionId,
      descriptionEn: descriptionId,
      unit,
      status: 'draft',
      isSample,
      variants: { create: [{ id: newId(), price }] },
    },
  })
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const usualMinutes = 120
const usualDeparture = '12:00'
const usualSleeps = 2

/** Open every day: a session of two hours, or as many rooms, houses or tents for two. */
async function writeCalendar(
  tx: Tx,
  { shopId, listingId }: { shopId: string; listingId: string },
  { mode, unit, capacity, arriveBy }: New,
): Promise<void> {
  const rooms = Array.from({ length: mode === 'night' ? capacity : 0 }, (_, position) => ({
    id: newId(),
    name: `${messagesFor('id').visitUnits.title(unit)} ${position + 1}`,
    sleeps: usualSleeps,
    position,
  }))
  const sessions = mode === 'session' ? [{ id: newId(), startsAt: arriveBy, capacity }] : []
  await tx.experience.create({
    data: {
      listingId,
      shopId,
      zone: await zoneOfShop(tx, shopId),
      mode,
      capacity: mode === 'anyDay' || mode === 'groupOnRequest' ? capacity : 0,
      arriveBy,
      departBy: mode === 'night' ? usualDeparture : null,
      durationMinutes: mode === 'session' ? usualMinutes : null,
      weekdays: everyDay,
      arrivalWeekdays: everyDay,
      ...(mode === 'groupOnRequest' && { groupMinimum: 10 }),
      sessions: { create: sessions },
      units: { create: rooms },
    },
  })
}
