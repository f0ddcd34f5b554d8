import type { Zone } from '#app/core/dates.ts'
import type { FeedProblem } from '#app/core/feed-event.ts'
import { newId } from '#app/core/ids.ts'
import { addDays, type CalendarDate, todayAt } from '#app/features/bookings/calendar-date.ts'
import { recordAudit } from '#app/server/audit.server.ts'
import { calendarSource } from '#app/server/calendar-source.server.ts'
import { db, transaction, type Tx } from '#app/server/db.server.ts'
import { recordEvent } from '#app/server/events.server.ts'
import { systemActor } from '#app/server/scopes.server.ts'
import { unseal } from '#app/server/sealed.server.ts'
import { CalendarUnavailable } from '#integrations/calendars/calendar-source.ts'
import {
  type FeedBlock,
  feedDays,
  fitBlocks,
  isBelievedEmpty,
  isDue,
  type Nights,
  nightsOfFeed,
} from './feed-nights.ts'
import { feedSeal } from './feed-seal.ts'

type Feed = {
  id: string
  unitId: string
  listingId: string
  shopId: string
  sealed: string
  zone: Zone
}
type Window = { zone: Zone; from: CalendarDate; to: CalendarDate }

const atOnce = 4

/** Reads every calendar whose time has come. What is wrong with one is written down beside it. */
export async function followDueFeeds(): Promise<void> {
  const feeds = await db.calendarFeed.findMany({
    select: { id: true, triedAt: true, failures: true },
    orderBy: { triedAt: { sort: 'asc', nulls: 'first' } },
  })
  const due = feeds.filter((feed) => isDue(feed, new Date()))
  const next = due.values()
  const work = async () => {
    for (const { id } of next) await followFeed(id)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Reads one calendar and blocks what is taken there. The reading is done before any lock is taken. */
export async function followFeed(feedId: string): Promise<void> {
  const [feed] = await db.$queryRaw<Feed[]>`
    SELECT f.id, f.unit_id AS "unitId", f.listing_id AS "listingId", f.shop_id AS "shopId",
      f.address_sealed AS sealed, e.zone::text
    FROM calendar_feeds f JOIN experiences e ON e.listing_id = f.listing_id
    WHERE f.id = ${feedId}::uuid`
  if (!feed) return
  const from = todayAt(feed.zone, new Date())
  const window = { zone: feed.zone, from, to: addDays(from, feedDays) }
  try {
    const address = unseal(feedSeal, feed.sealed)
    if (address === null) throw new CalendarUnavailable('bad-address')
    const blocks = nightsOfFeed(await calendarSource()(address, window), window)
    await transaction((tx) => takeOver(tx, feed, { blocks, window }))
  } catch (error) {
    if (!(error instanceof CalendarUnavailable)) throw error
    await recordFailure(feed, error.problem)
  }
}

/** The blocks stay as they were: rather a room too few for sale than one sold twice. */
async function recordFailure({ id, sealed }: Feed, problem: FeedProblem): Promise<void> {
  await db.calendarFeed.updateMany({
    where: { id, addressSealed: sealed },
    data: { triedAt: new Date(), problem, failures: { increment: 1 } },
  })
}

/** Locks the calendar first, as everybody does who sells; then nobody can take a night meanwhile. */
async function takeOver(
  tx: Tx,
  feed: Feed,
  { blocks, window }: { blocks: readonly FeedBlock[]; window: Window },
): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM experiences WHERE listing_id = ${feed.listingId}::uuid FOR NO KEY UPDATE`
  // Another address was given, or none, while this one was read.
  const now = await tx.calendarFeed.findFirst({
    where: { id: feed.id, addressSealed: feed.sealed },
  })
  if (!now) return
  const before = await loadBlocks(tx, feed, window)
  const at = new Date()
  const counts = { before: before.length, now: blocks.length, emptySince: now.emptySince }
  if (!isBelievedEmpty(counts, at)) {
    const emptySince = now.emptySince ?? at
    const data = { triedAt: at, problem: 'suddenly-empty', emptySince, failures: 0 }
    await tx.calendarFeed.update({ where: { id: feed.id }, data })
    return
  }
  const { free, clashes } = fitBlocks(blocks, await loadOwnStays(tx, feed, window))
  await replaceBlocks(tx, feed, { before, free })
  await replaceConflicts(tx, feed, { clashes, host: now.host })
  await tx.calendarFeed.update({
    where: { id: feed.id },
    data: { triedAt: at, succeededAt: at, problem: null, emptySince: null, failures: 0 },
  })
}

type OwnStay = Nights & { bookingId: string | null; isBooked: boolean }

function loadOwnStays(tx: Tx, { unitId }: Feed, { from }: Window): Promise<OwnStay[]> {
  return tx.$queryRaw<OwnStay[]>`
    SELECT stay.arrival::text, stay.departure::text, stay.booking_id AS "bookingId",
      coalesce(b.status = 'booked', false) AS "isBooked"
    FROM unit_stays stay LEFT JOIN bookings b ON b.id = stay.booking_id
    WHERE stay.unit_id = ${unitId}::uuid AND NOT stay.is_released AND stay.feed_id IS NULL
      AND stay.departure > ${from}::date`
}

type KnownBlock = FeedBlock & { id: string }

/** Nights that are over are cut off, as they are in what was read. */
function loadBlocks(tx: Tx, { id }: Feed, { from }: Window): Promise<KnownBlock[]> {
  return tx.$queryRaw<KnownBlock[]>`
    SELECT id, feed_uid AS uid, greatest(arrival, ${from}::date)::text AS arrival, departure::text
    FROM unit_stays WHERE feed_id = ${id}::uuid AND NOT is_released AND departure > ${from}::date`
}

const keyOf = ({ uid, arrival, departure }: FeedBlock) => `${arrival} ${departure} ${uid}`

async function replaceBlocks(
  tx: Tx,
  feed: Feed,
  { before, free }: { before: readonly KnownBlock[]; free: readonly FeedBlock[] },
): Promise<void> {
  const [known, wanted] = [new Set(before.map(keyOf)), new Set(free.map(keyOf))]
  const gone = before.filter((block) => !wanted.has(keyOf(block))).map(({ id }) => id)
  const added = free.filter((block) => !known.has(keyOf(block)))
  if (gone.length + added.length === 0) return
  await tx.unitStay.deleteMany({ where: { id: { in: gone } } })
  await tx.unitStay.createMany({
    data: added.map(({ uid, arrival, departure }) => ({
      id: newId(),
      unitId: feed.unitId,
      feedId: feed.id,
      feedUid: uid,
      arrival: asDate(arrival),
      departure: asDate(departure),
    })),
  })
  const { listingId, unitId, shopId } = feed
  await recordAudit(tx, [
    {
      subject: { type: 'experience', id: listingId },
      action: 'nights-elsewhere',
      from: `${before.length}`,
      to: `${free.length}`,
      actor: systemActor,
      shopId,
      details: { unitId, added: added.length, gone: gone.length },
    },
  ])
}

const asDate = (date: CalendarDate) => new Date(`${date}T00:00:00Z`)

type Clashes = { clashes: readonly (Nights & { stay: OwnStay })[]; host: string }

/** What the BUM Desa has blocked itself is no conflict: nobody is waiting for a room there. */
async function replaceConflicts(tx: Tx, feed: Feed, { clashes, host }: Clashes): Promise<void> {
  const found = clashes.flatMap(({ stay, arrival, departure }) =>
    stay.bookingId === null
      ? []
      : {
          feedId: feed.id,
          bookingId: stay.bookingId,
          arrival: asDate(arrival),
          departure: asDate(departure),
        },
  )
  await tx.calendarConflict.deleteMany({ where: { feedId: feed.id } })
  await tx.calendarConflict.createMany({ data: found, skipDuplicates: true })
  const told = new Set(clashes.flatMap(({ stay }) => (stay.isBooked ? (stay.bookingId ?? []) : [])))
  for (const bookingId of told) {
    await recordEvent(tx, { type: 'calendar.collided', bookingId, host })
  }
}
