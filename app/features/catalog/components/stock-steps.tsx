import { Form } from '@remix-run/react'
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { mostPieces } from '../listing-form.ts'
import type { ListingListQuery } from '../listing-list.ts'
import type { ChangedStock, StockOfVariant } from '../seller-listing.ts'

/** The list that is shown again as it was, and what was just set in it. */
export type ListInHand = {
  desk: 'lapak' | 'kelola'
  query: ListingListQuery
  changed: ChangedStock | null
}

type StockStepsProps = {
  list: ListInHand
  variant: StockOfVariant
  /** For people who cannot see which good it is. */
  title: string
  unit: string
  /** Then the number is how many can still be ordered. */
  madeToOrder: boolean
}

/** One more, one less, none: a tap each. The number itself is behind the fold. */
export function StockSteps({ list, variant, title, unit, madeToOrder }: StockStepsProps) {
  const { listings } = useMessages()
  const { stock: t, madeToOrder: toOrder } = listings
  const { id: variantId, available, held, inMaking } = variant
  const words = madeToOrder
    ? { close: toOrder.makeFull, none: toOrder.full, count: toOrder.count }
    : { close: t.makeSoldOut, none: t.soldOut, count: t.count }
  const form = { list, variantId }
  return (
    <div id={variantId} className="grid scroll-mt-40 content-start gap-x-3 sm:justify-items-end">
      <div className="flex items-center gap-2">
        <Step {...form} step="-1" label={`${t.less}: ${title}`} />
        <output className="min-w-16 text-center leading-tight">
          <strong className="block text-xl tabular-nums">{available}</strong>
          <span className="block max-w-20 truncate text-sm text-ink-soft">{unit}</span>
        </output>
        <Step {...form} step="1" label={`${t.more}: ${title}`} />
        {available > 0 ? (
          <StockForm {...form} hidden={{ count: '0' }}>
            <Button look="quiet" size="small" aria-label={`${words.close}: ${title}`}>
              {words.close}
            </Button>
          </StockForm>
        ) : (
          <Badge tone={madeToOrder ? 'attention' : 'bad'}>{words.none}</Badge>
        )}
      </div>
      {list.changed?.variantId === variantId && (
        <Undo list={list} changed={list.changed} title={title} />
      )}
      <details className="text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-terrace">
          {t.set}
          {held > 0 && <span className="text-ink-soft">· {t.held(held)}</span>}
          {inMaking > 0 && <span className="text-ink-soft">· {toOrder.inMaking(inMaking)}</span>}
        </summary>
        <StockForm {...form} className="flex items-end gap-2 pb-2">
          <label className="grid gap-1">
            {words.count}
            <input
              key={available}
              type="number"
              name="count"
              inputMode="numeric"
              min={0}
              max={mostPieces}
              required
              defaultValue={available}
              className="field-control max-w-32"
            />
          </label>
          <Button look="outline">{t.set}</Button>
        </StockForm>
      </details>
    </div>
  )
}

type StockFormProps = {
  list: ListInHand
  variantId: string
  hidden?: Readonly<Record<string, string>>
  className?: string
  children: ReactNode
}

function StockForm({ list, variantId, hidden = {}, className, children }: StockFormProps) {
  return (
    <Form
      method="post"
      action={paths.sellerStock(list.desk, list.query)}
      preventScrollReset
      className={className}
    >
      <input type="hidden" name="variant" value={variantId} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </Form>
  )
}

type StepProps = { list: ListInHand; variantId: string; step: '1' | '-1'; label: string }

function Step({ step, label, ...form }: StepProps) {
  return (
    <StockForm {...form} hidden={{ step }}>
      <Button look="outline" aria-label={label} className="size-11 px-0">
        <Icon icon={step === '1' ? Plus : Minus} />
      </Button>
    </StockForm>
  )
}

type UndoProps = { list: ListInHand; changed: ChangedStock; title: string }

/** Where the finger still is, and not at the head of the page. */
function Undo({ list, changed: { variantId, movementId, before }, title }: UndoProps) {
  const { stock: t } = useMessages().listings
  return (
    <div role="status" className="flex items-center gap-1">
      {t.before(before)}
      <StockForm list={list} variantId={variantId} hidden={{ undo: movementId }}>
        <Button look="quiet" size="small" aria-label={`${t.undo}: ${title}`}>
          {t.undo}
        </Button>
      </StockForm>
    </div>
  )
}
