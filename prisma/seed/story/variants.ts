import { sampleId } from './random.ts'

export type StoryVariant = {
  id: string
  label: { id: string; en: string }
  price: number
  weightGrams: number
}

/**
 * The variants of a listing. The CSV's price and weight are those of the size its title names;
 * `extra` adds others: `500 g=34000;1 kg=60000`. `@1 batang` says what the first one is called when the
 * title does not, and sizes without a price (`M=;L=`) replace the first one at its price. Goods go from
 * cheap to dear; tickets stay as they are written, grown-ups first.
 */
export function readVariants(
  row: Record<string, string>,
  extra: string,
  createdAt: Date,
): StoryVariant[] {
  const title = row.title_id ?? ''
  const base = { price: Number(row.price_idr), weightGrams: Number(row.weight_g || 0) }
  const parts = extra.split(';').filter(Boolean)
  const variant = (label: string, price: number, weightGrams: number): StoryVariant => ({
    id: sampleId(`variant ${title} ${label}`, createdAt),
    label: { id: label, en: inEnglish(label) },
    price,
    weightGrams,
  })
  if (parts.length === 0) return [variant('', base.price, base.weightGrams)]

  const named = parts.find((part) => part.startsWith('@'))?.slice(1)
  const others = parts.filter((part) => !part.startsWith('@')).map((part) => part.split('='))
  const replacesBase = others.some(([, price]) => price === '')
  const baseLabel = replacesBase ? '' : (named ?? sizeInTitle(title, others[0]?.[0] ?? ''))
  const variants = others.map(([label = '', price]) =>
    variant(
      label,
      price ? Number(price) : base.price,
      // A guest weighs nothing, and no word for guests is a size.
      base.weightGrams && baseLabel
        ? Math.round(base.weightGrams * timesLarger(baseLabel, label))
        : base.weightGrams,
    ),
  )
  const all = replacesBase
    ? variants
    : [variant(baseLabel, base.price, base.weightGrams), ...variants]
  return row.kind === 'tourism' ? all : all.toSorted((a, b) => a.price - b.price)
}

/** `Besek Bambu isi 20` beside `50 buah` is the one with `20 buah`. */
function sizeInTitle(title: string, other: string): string {
  const count = /isi (\d+)/.exec(title)?.[1]
  if (count) return `${count} ${other.split(' ')[1] ?? ''}`
  const size = /(\d+) (g|kg|ml|liter|cm)\b/.exec(title)
  if (!size) throw new Error(`"${title}" has variants but names no size`)
  return size[0]
}

const inBaseUnit: Record<string, number> = { kg: 1000, liter: 1000 }

function amountOf(label: string): number {
  const [number = '1', unit = ''] = label.split(' ')
  return Number(number) * (inBaseUnit[unit] ?? 1)
}

function timesLarger(from: string, to: string): number {
  const times = amountOf(to) / amountOf(from)
  // Something twice as wide weighs about four times as much.
  return to.endsWith(' cm') ? times ** 2 : times
}

const words: Record<string, string> = {
  butir: 'eggs',
  buah: 'pieces',
  batang: 'bars',
  liter: 'litres',
}

const guests: Record<string, string> = {
  Dewasa: 'Adult',
  Anak: 'Child',
  'Wisatawan asing': 'Foreign visitor',
}

function inEnglish(label: string): string {
  if (guests[label]) return guests[label]
  if (label === '1 batang') return '1 bar'
  if (label === '1 liter') return '1 litre'
  return label.replace(/[a-z]+$/, (word) => words[word] ?? word)
}
