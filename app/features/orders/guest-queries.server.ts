import type { Rupiah } from '#app/core/rupiah.ts'
import type { CalendarDate } from '#app/features/bookings/calendar-date.ts'
import { isReceivedAfter, type PartyLine, partyOf } from '#app/features/bookings/party.ts'
import type { CalendarMode } from '#app/features/bookings/experience-calendar.ts'
import { visitFrom } from '#app/features/bookings/visit.ts'
import { countedUnit } from '#app/features/bookings/visit-unit.ts'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { pool } from '#app/server/db.server.ts'
import { columnsOfDesk, type OfDesk } from '#app/server/scopes.server.ts'
import { canSeeBuyer, maskName } from './buyer-visibility.ts'
import { type Guest, presenceOf } from './guest.ts'

type GuestRow = Omit<Guest, 'title' | 'unit' | 'movement' | 'party' | 'goods' | 'presence'> & {
  entered: number
  mode: CalendarMode['kind']
  unit: string
  isNoted: boolean
  isOver: boolean
  purchaseId: string
  listingId: string
  sessionId: string | null
  addOnId: string | null
  onSitePrice: bigint
  turns: number
  goods: (Named & { quantity: number; unit: string })[]
} & Named

type Named = {
  titleId: string
  titleEn: string
  labelId: string
  labelEn: string
}

/** No stay is longer (CHECK of experiences), so no older booking can still be there. */
const longestStay = 90

/** Who is there on a day and has paid: visitors, and of stays also who leaves that morning. */
export async function listGuests({
  role,
  date,
  ...of
}: OfDesk & {
  role: Parameters<typeof canSeeBuyer>[0]
  date: CalendarDate
}): Promise<Guest[]> {
  const { shopId, unitId } = columnsOfDesk(of)
  const { rows } = await pool.query<GuestRow>({
    name: 'guests-of-day',
    text: `SELECT b.id, b.purchase_id AS "purchaseId", b.listing_id AS "listingId",
        b.session_id AS "sessionId", b.add_on_id AS "addOnId", b.on_site_price AS "onSitePrice",
        (SELECT count(*)::int FROM balance_receipts r WHERE r.booking_id = b.id) AS turns,
        (SELECT coalesce(sum(count), 0)::int FROM gate_scans scan WHERE scan.booking_id = b.id) AS entered,
        EXISTS (SELECT FROM attendance_notes note WHERE note.booking_id = b.id) AS "isNoted",
        coalesce(b.departure, b.date) < (now() AT TIME ZONE zone_name(e.zone))::date AS "isOver",
        l.slug, o.number, o.status::text, details.name AS "buyerName", b.quantity, b.guests,
        line.unit, e.mode::text, b.date AS arrival, b.departure, s.starts_at AS "startsAt",
        line.title_id AS "titleId", line.title_en AS "titleEn", line.variant_label_id AS "labelId",
        line.variant_label_en AS "labelEn",
        (SELECT coalesce(array_agg(u.name ORDER BY u.position, u.id), '{}') FROM unit_stays stay
          JOIN experience_units u ON u.id = stay.unit_id
          WHERE stay.booking_id = b.id AND NOT stay.is_released) AS units,
        (SELECT coalesce(array_agg(r.name ORDER BY r.kind, lower(r.name)), '{}')
          FROM resource_assignments a JOIN resources r ON r.id = a.resource_id
          WHERE NOT a.is_released AND a.listing_id = b.listing_id AND a.date = b.date
            AND (a.booking_id = b.id OR a.booking_id IS NULL
              AND a.session_id IS NOT DISTINCT FROM b.session_id)) AS resources,
        (SELECT coalesce(array_agg(guest.name ORDER BY guest.position), '{}')
          FROM guest_names guest WHERE guest.booking_id = b.id) AS names,
        (SELECT coalesce(json_agg(json_build_object('titleId', good.title_id, 'titleEn', good.title_en,
            'labelId', good.variant_label_id, 'labelEn', good.variant_label_en,
            'quantity', good.quantity, 'unit', good.unit) ORDER BY good.id), '[]')
          FROM order_lines good WHERE good.order_id = o.id AND o.pickup_date = $2
            AND o.status IN ('paid', 'accepted', 'packed', 'handedOver')
            AND NOT EXISTS (SELECT FROM bookings own WHERE own.order_line_id = good.id)) AS goods
      FROM bookings b JOIN listings l ON l.id = b.listing_id AND l.shop_id = b.shop_id
      JOIN experiences e ON e.listing_id = b.listing_id
      JOIN order_lines line ON line.id = b.order_line_id
      JOIN orders o ON o.id = line.order_id AND o.shop_id = b.shop_id
      LEFT JOIN buyer_details details ON details.purchase_id = b.purchase_id
      LEFT JOIN experience_sessions s ON s.id = b.session_id
      WHERE b.shop_id = $1 AND ($3::uuid IS NULL OR l.business_unit_id = $3)
        AND b.status = 'booked' AND b.date BETWEEN $2::date - ${longestStay} AND $2
        AND coalesce(b.departure, b.date) >= $2
      ORDER BY l.title_id, l.id, s.starts_at NULLS FIRST, lower(details.name),
        line.id`,
    values: [shopId, date, unitId],
  })
  const parties = Map.groupBy(rows.map(toPartyLine), ({ purchaseId }) => purchaseId)
  const guests = rows
    .filter(({ addOnId }) => addOnId === null)
    .map((row) => ({
      ...toGuest(row, { role, date }),
      party: partyOf(row.id, parties.get(row.purchaseId) ?? []),
    }))
  // Said once for each order, however many bookings it has that day.
  const firstOf = new Map(guests.toReversed().map(({ number, id }) => [number, id]))
  // What they take along may be another unit's to hand out.
  return guests.map((guest) =>
    unitId === null && firstOf.get(guest.number) === guest.id ? guest : { ...guest, goods: [] },
  )
}

function toPartyLine(row: GuestRow): PartyLine & { purchaseId: string } {
  const { id, purchaseId, listingId, addOnId, quantity, sessionId, departure } = row
  return {
    id,
    purchaseId,
    listingId,
    addOnId,
    quantity,
    visit: visitFrom({ date: row.arrival, sessionId, departure }),
    label: { id: row.labelId, en: row.labelEn },
    onSitePrice: BigInt(row.onSitePrice) as Rupiah,
    isReceived: isReceivedAfter(row.turns),
  }
}

type Seen = { role: Parameters<typeof canSeeBuyer>[0]; date: CalendarDate }

function toGuest(
  { titleId, titleEn, labelId, labelEn, ...row }: GuestRow,
  seen: Seen,
): Omit<Guest, 'party'> {
  return {
    ...row,
    unit: countedUnit(row.unit, row.mode),
    title: nameOfLine({ titleId, titleEn, labelId, labelEn }),
    goods: row.goods.map((good) => `${nameOfLine(good)}, ${good.quantity} ${good.unit}`),
    names: canSeeBuyer(seen.role) ? row.names : row.names.map(maskName),
    buyerName: canSeeBuyer(seen.role) ? row.buyerName : row.buyerName && maskName(row.buyerName),
    presence: presenceOf(row),
    movement:
      row.arrival === seen.date ? 'arrives' : row.departure === seen.date ? 'leaves' : 'stays',
  }
}

const nameOfLine = ({ titleId, titleEn, labelId, labelEn }: Named) =>
  nameOf({ title: { id: titleId, en: titleEn }, label: { id: labelId, en: labelEn } }, 'id')
