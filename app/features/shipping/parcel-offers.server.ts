import { courierCodes } from '#app/core/couriers.ts'
import { parcelCouriers } from '#app/server/couriers.server.ts'
import { db, type Tx } from '#app/server/db.server.ts'
import { logger } from '#app/server/logger.server.ts'
import { mayAskVendor } from '#app/server/rate-limit.server.ts'
import { singleton } from '#app/server/singleton.server.ts'
import { CouriersUnavailable, type ShippingRates } from '#integrations/shipping/shipping-rates.ts'
import {
  noOffer,
  type ParcelGoods,
  type ParcelOffers,
  parcelValue,
  parcelWeight,
} from './parcel.ts'
import { areaOfVillage, doubtAreas } from './parcel-areas.server.ts'
import { keepTariff, readTariff, type TariffQuestion } from './parcel-tariffs.server.ts'

/** The goods of a cart by BUM Desa, and the village they would go to. */
export type ParcelAsk = {
  goods: ReadonlyMap<string, readonly ParcelGoods[]>
  toVillage: string | null
}

type Offers = ReadonlyMap<string, ParcelOffers>

/** Nobody waits longer for a page; an answer that comes later is kept for the next one. */
const patienceMs = 4_000

/**
 * What parcel couriers take for the goods of each BUM Desa that uses them. Asks the vendor for what is not
 * known or old, so never in a transaction. When it is away, what is known is good for a day.
 */
export async function findParcelOffers({
  visitor,
  ...ask
}: ParcelAsk & { visitor: string }): Promise<Offers> {
  const couriers = parcelCouriers()
  return offersOf(db, ask, async (question) => {
    const known = await readTariff(db, question)
    if (!couriers || known?.isFresh) return known
    const asked = (await mayAskVendor(visitor)) ? await askInTime(couriers, question) : null
    return asked ?? (await readTariff(db, question))
  })
}

/** The same of what is known, for who is in a transaction: asked for a moment before. */
export const readParcelOffers = (tx: Tx, ask: ParcelAsk): Promise<Offers> =>
  offersOf(tx, ask, (question) => readTariff(tx, question))

async function offersOf(
  client: Tx,
  { goods, toVillage }: ParcelAsk,
  answer: (question: TariffQuestion) => Promise<ParcelOffers | null>,
): Promise<Offers> {
  const provider = parcelCouriers()?.provider
  if (!provider || toVillage === null || goods.size === 0) return new Map()
  const senders = await client.parcelSettings.findMany({
    where: { shopId: { in: [...goods.keys()] } },
  })
  const answers = senders.map(async (sender): Promise<[string, ParcelOffers]> => {
    const parcel = goods.get(sender.shopId) ?? []
    const weightGrams = parcelWeight(parcel, sender.packingGrams)
    if (parcel.some(({ isLocalOnly }) => isLocalOnly)) return [sender.shopId, noOffer('local-only')]
    if (weightGrams === null) return [sender.shopId, noOffer('no-weight')]
    const offers = await answer({
      provider,
      fromVillage: sender.villageCode,
      toVillage,
      weightGrams,
      value: parcelValue(parcel),
      couriers: courierCodes.filter((code) => sender.couriers.includes(code)),
    })
    return [sender.shopId, offers ?? noOffer('away')]
  })
  return new Map(await Promise.all(answers))
}

const asking = singleton('tariffQuestions', () => new Map<string, Promise<ParcelOffers | null>>())

/** Who asks the same at the same time gets the same answer. Null: none, or none in time. */
async function askInTime(
  couriers: ShippingRates,
  question: TariffQuestion,
): Promise<ParcelOffers | null> {
  const key = JSON.stringify({ ...question, value: `${question.value}` })
  const answer = asking.get(key) ?? askVendor(couriers, question).finally(() => asking.delete(key))
  asking.set(key, answer)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

async function askVendor(
  couriers: ShippingRates,
  question: TariffQuestion,
): Promise<ParcelOffers | null> {
  try {
    const [from, to] = await Promise.all([
      areaOfVillage(couriers, question.fromVillage),
      areaOfVillage(couriers, question.toVillage),
    ])
    if (from === null || to === null) return noOffer('no-area')
    const { offers, unknown } = await couriers.quote({ ...question, from, to })
    for (const service of unknown) tellOfUnknown(question.provider, service)
    if (offers.length === 0) {
      // Somebody goes there, by a service that nobody here knows: what was known before is better.
      if (unknown.length > 0) return null
      await doubtAreas(question.provider, [question.fromVillage, question.toVillage])
    }
    await keepTariff(question, offers)
    return await readTariff(db, question)
  } catch (error) {
    logger.warn({ err: error }, 'no tariffs of couriers')
    // A number that is none any more may be refused in words we do not read.
    if (error instanceof CouriersUnavailable && error.reason === 'unreadable')
      await doubtAreas(question.provider, [question.fromVillage, question.toVillage])
    return null
  }
}

const toldOf = singleton('unknownServices', () => new Set<string>())

/** Once for each: what it is must be looked up and written into the list of parcel services. */
function tellOfUnknown(provider: string, service: string): void {
  const key = `${provider} ${service}`
  if (toldOf.has(key)) return
  toldOf.add(key)
  logger.warn({ provider, service }, 'a courier has a service that is not known here')
}
