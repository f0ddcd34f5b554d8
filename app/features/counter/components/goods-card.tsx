import { useState } from 'react'
import { nameOf } from '#app/features/catalog/line-name.ts'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { classes } from '#app/ui/classes.ts'
import { useWakingClasses } from '#app/ui/use-hydrated.ts'
import { goodsField } from '../forms.ts'
import type { OfferedGood } from '../offer.ts'
import { QuantityRow } from './quantity-row.tsx'
import type { SalePart } from './sale-form.tsx'

/** What a field takes. */
const mostPieces = 999
/** More than this are easier found by name than by eye. */
const fewGoods = 8

/** The shelf: what is there, what it costs, how many are taken. */
export function GoodsCard({ goods, ...part }: SalePart & { goods: readonly OfferedGood[] }) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  const waking = useWakingClasses()
  const [words, setWords] = useState('')
  const isFound = (good: OfferedGood) =>
    isNamed(nameOf(good, locale), words) || Number(part.values[goodsField(good.variantId)]) > 0
  return (
    <Card as="section" className="p-4">
      <h2 className="font-display text-xl font-bold">{t.goods}</h2>
      {goods.length > fewGoods && (
        <input
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          aria-label={t.findGoods}
          placeholder={t.findGoodsHint}
          autoComplete="off"
          className={classes('field-control mt-2', waking)}
        />
      )}
      {words.trim() !== '' && !goods.some((good) => isNamed(nameOf(good, locale), words)) && (
        <p role="status" className="mt-2 text-ink-soft">
          {t.noSuchGoods(words.trim())}
        </p>
      )}
      <div className="grid xl:grid-cols-2 xl:gap-x-8">
        {goods.map((good) => (
          // What is not found is hidden, not gone: the form still sends what was taken of it.
          <div
            key={good.variantId}
            hidden={!isFound(good)}
            className="border-t border-line first:border-0 xl:[&:nth-child(2)]:border-0"
          >
            <GoodRow good={good} {...part} />
          </div>
        ))}
      </div>
    </Card>
  )
}

function GoodRow({ good, values, errors, set, isListOld }: SalePart & { good: OfferedGood }) {
  const locale = useLocale()
  const { counter: t } = useMessages()
  const name = goodsField(good.variantId)
  const label = nameOf(good, locale)
  return (
    <QuantityRow
      name={name}
      label={label}
      fullLabel={label}
      price={good.price}
      note={t.inStock(Math.max(0, good.left), good.unit)}
      value={values[name] ?? '0'}
      max={isListOld ? mostPieces : good.left}
      error={errors[name] && t.fieldErrors[errors[name]]}
      onChange={set(name)}
    />
  )
}

function isNamed(name: string, words: string): boolean {
  const said = name.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word))
}
