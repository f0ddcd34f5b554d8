import { Form } from '@remix-run/react'
import { Minus, Plus } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { mostPieces } from '../listing-form.ts'
import type { StockOfVariant } from '../seller-listing.ts'

type StockStepsProps = {
  desk: 'lapak' | 'kelola'
  variant: StockOfVariant
  /** For people who cannot see which good it is. */
  title: string
  unit: string
}

/** One more, one less, none: a tap each. The number itself is behind the fold. */
export function StockSteps({ desk, variant, title, unit }: StockStepsProps) {
  const { stock: t } = useMessages().listings
  const { id: variantId, available, held } = variant
  return (
    <div className="grid content-start gap-x-3 sm:justify-items-end">
      <div className="flex items-center gap-2">
        <Step desk={desk} variantId={variantId} step="-1" label={`${t.less}: ${title}`} />
        <output className="min-w-16 text-center leading-tight">
          <strong className="block text-xl tabular-nums">{available}</strong>
          <span className="block max-w-20 truncate text-sm text-ink-soft">{unit}</span>
        </output>
        <Step desk={desk} variantId={variantId} step="1" label={`${t.more}: ${title}`} />
        {available > 0 ? (
          <Form method="post" action={paths.sellerStock(desk)} preventScrollReset>
            <input type="hidden" name="variant" value={variantId} />
            <input type="hidden" name="count" value="0" />
            <Button look="quiet" size="small" aria-label={`${t.makeSoldOut}: ${title}`}>
              {t.makeSoldOut}
            </Button>
          </Form>
        ) : (
          <Badge tone="bad">{t.soldOut}</Badge>
        )}
      </div>
      <details className="text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center gap-2 text-terrace">
          {t.set}
          {held > 0 && <span className="text-ink-soft">· {t.held(held)}</span>}
        </summary>
        <Form
          method="post"
          action={paths.sellerStock(desk)}
          preventScrollReset
          className="flex items-end gap-2 pb-2"
        >
          <input type="hidden" name="variant" value={variantId} />
          <label className="grid gap-1">
            {t.count}
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
        </Form>
      </details>
    </div>
  )
}

type StepProps = {
  desk: 'lapak' | 'kelola'
  variantId: string
  step: '1' | '-1'
  label: string
}

function Step({ desk, variantId, step, label }: StepProps) {
  return (
    <Form method="post" action={paths.sellerStock(desk)} preventScrollReset>
      <input type="hidden" name="variant" value={variantId} />
      <input type="hidden" name="step" value={step} />
      <Button look="outline" aria-label={label} className="size-11 px-0">
        <Icon icon={step === '1' ? Plus : Minus} />
      </Button>
    </Form>
  )
}
