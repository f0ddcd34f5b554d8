import { sampleId } from './random.ts'
import type { StoryVariant } from './variants.ts'

/** What can be had with a visit: so many at a time (in each session, on each day, in each night). */
export type StoryAddOn = StoryVariant & { capacity: number }

type Told = [id: string, en: string, price: number, capacity: number]

const vests = (capacity: number): Told => ['Rompi pelampung', 'Life vest', 10_000, capacity]
const lunch: Told = ['Nasi kotak', 'Lunch box', 20_000, 40]

/** By the slug of the listing. */
const storyAddOns: Record<string, readonly Told[]> = {
  'tiket-masuk-pantai-serang': [
    ['Sewa tikar dan payung', 'Mat and parasol', 25_000, 30],
    ['Pemandu pantai, 2 jam', 'Beach guide, 2 hours', 75_000, 4],
  ],
  'arung-jeram-keluarga-semen': [vests(12), lunch],
  'ngeli-ban-minggirsari': [vests(20), ['Nasi bungkus', 'Packed rice', 12_000, 30]],
  'homestay-pantai-serang': [['Kasur tambahan', 'Extra bed', 50_000, 3]],
  'homestay-desa-krisik': [['Kasur tambahan', 'Extra bed', 40_000, 2]],
  'pendakian-kelud-via-tulungrejo': [
    ['Pemandu gunung', 'Mountain guide', 200_000, 6],
    ['Porter', 'Porter', 175_000, 8],
  ],
}

export function addOnsOf(slug: string, createdAt: Date): StoryAddOn[] {
  return (storyAddOns[slug] ?? []).map(([id, en, price, capacity]) => ({
    id: sampleId(`add-on ${slug} ${id}`, createdAt),
    label: { id, en },
    price,
    weightGrams: 0,
    capacity,
  }))
}
