import { z } from 'zod'
import { courierCodes, type CourierCode, courierSpeeds } from '#app/core/couriers.ts'
import { newId } from '#app/core/ids.ts'
import { type Rupiah, rupiah } from '#app/core/rupiah.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import type { ShippingProvider, ShippingQuote } from '#integrations/shipping/shipping-rates.ts'
import { noOffer, type ParcelOffers } from './parcel.ts'

/** What a tariff depends on. */
export type TariffQuestion = {
  provider: ShippingProvider
  fromVillage: string
  toVillage: string
  weightGrams: number
  value: Rupiah
  couriers: readonly CourierCode[]
}

/** Asked again after so long; what could not be asked again is good until the end of a day. */
const freshForHours = 6
const goodForHours = 24

const storedQuotes = z.array(
  z.object({
    courier: z.enum(courierCodes),
    speed: z.enum(courierSpeeds),
    service: z.string(),
    price: z.string().transform((digits) => rupiah(BigInt(digits))),
    days: z.object({ from: z.number(), to: z.number() }).nullable(),
  }),
)

const couriersIn = ({ couriers }: TariffQuestion) => couriers.toSorted().join(',')

/** What is known already, and whether it should be asked again; null when it is too old or never was. */
export async function readTariff(
  client: Tx,
  question: TariffQuestion,
): Promise<(ParcelOffers & { isFresh: boolean }) | null> {
  const { provider, fromVillage, toVillage, weightGrams } = question
  const [row] = await client.$queryRaw<
    { id: string; quotes: unknown; askedAt: Date; isFresh: boolean }[]
  >`
    SELECT id, quotes, asked_at AS "askedAt",
      asked_at > now() - make_interval(hours => ${freshForHours}::int) AS "isFresh"
    FROM courier_tariffs
    WHERE provider = ${provider} AND from_village = ${fromVillage} AND to_village = ${toVillage}
      AND weight_grams = ${weightGrams}::int AND couriers = ${couriersIn(question)}
      AND asked_at > now() - make_interval(hours => ${goodForHours}::int)`
  if (!row) return null
  const { id, askedAt, isFresh } = row
  const offers = storedQuotes.parse(row.quotes)
  if (offers.length === 0) return { ...noOffer('nobody'), isFresh }
  return { offers, quote: { id, provider, askedAt, weightGrams }, problem: null, isFresh }
}

/** In the place of the answer before. */
export async function keepTariff(
  question: TariffQuestion,
  quotes: readonly ShippingQuote[],
): Promise<void> {
  const { provider, fromVillage, toVillage, weightGrams } = question
  const stored = JSON.stringify(quotes.map((quote) => ({ ...quote, price: `${quote.price}` })))
  await db.$executeRaw`
    INSERT INTO courier_tariffs (id, provider, from_village, to_village, weight_grams, couriers, quotes)
    VALUES (${newId()}::uuid, ${provider}, ${fromVillage}, ${toVillage}, ${weightGrams}::int,
      ${couriersIn(question)}, ${stored}::jsonb)
    ON CONFLICT (provider, from_village, to_village, weight_grams, couriers)
    DO UPDATE SET id = excluded.id, quotes = excluded.quotes, asked_at = now()`
}

/** Nobody may buy by them any more; orders have their own copy. */
export async function forgetOldTariffs(): Promise<void> {
  await db.$executeRaw`
    DELETE FROM courier_tariffs
    WHERE asked_at < now() - make_interval(hours => ${goodForHours}::int * 2)`
}
