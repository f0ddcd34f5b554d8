import { Form } from '@remix-run/react'
import type { Category } from '#app/features/catalog/category.ts'
import { priceMoves } from '#app/features/catalog/listing-form.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { paths } from '#app/core/paths.ts'
import { Field, TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'

type GoodsEditFormProps = {
  goods: readonly { id: string; titleId: string }[]
  categories: readonly Category[]
  typed: Readonly<Record<string, unknown>>
  /** By field, a key of the texts. */
  errors: Readonly<Record<string, string>>
}

/** One change of many goods; leads to a page that shows what it would do. */
export function GoodsEditForm({ goods, categories, typed, errors }: GoodsEditFormProps) {
  const { imports: t, listings } = useMessages()
  const locale = useLocale()
  const sentences: Record<string, unknown> = { ...listings.errors, percent: t.percent }
  const field = (name: string) => {
    const error = errors[name]
    return {
      id: name,
      name,
      initialValue: typed[name],
      ...(error !== undefined && { errors: [String(sentences[error] ?? listings.errors.unknown)] }),
    }
  }
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <Choice field={field(name)} label={label} options={options} />
  )
  return (
    <Form method="post" noValidate className="grid max-w-xl gap-5">
      {goods.map(({ id }) => (
        <input key={id} type="hidden" name="barang" value={id} />
      ))}
      <p className="max-h-40 overflow-y-auto rounded-xl bg-sunken p-3">
        {goods.map(({ titleId }) => titleId).join(' · ')}
      </p>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {choice(
          'priceMove',
          t.priceMove,
          priceMoves.map((move) => [move, t.priceMoves[move]] as const),
        )}
        <TextInput
          field={field('priceBy')}
          label={t.priceBy}
          hint={t.priceByHint}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextInput
          field={field('stock')}
          label={t.stockAs}
          hint={t.stockAsHint}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput
          field={field('leadTimeDays')}
          label={t.leadTimeAs}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      {choice('status', t.columns.status, [
        ['paused', listings.statuses.paused],
        ['live', listings.statuses.live],
      ])}
      {choice(
        'category',
        t.columns.category,
        categories.map(({ slug, label }) => [slug, label[locale]] as const),
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="large">{t.toConfirm}</Button>
        <LinkButton href={paths.sellerListings('kelola')} look="quiet" size="large">
          {listings.cancel}
        </LinkButton>
      </div>
    </Form>
  )
}

type ChoiceProps = {
  field: { id: string; name: string; initialValue: unknown; errors?: string[] }
  label: string
  options: readonly (readonly [value: string, label: string])[]
}

/** The first choice changes nothing. */
function Choice({ field, label, options }: ChoiceProps) {
  const { imports: t } = useMessages()
  return (
    <Field field={field} label={label}>
      <select
        id={field.id}
        name={field.name}
        defaultValue={typeof field.initialValue === 'string' ? field.initialValue : ''}
        aria-invalid={Boolean(field.errors)}
        className="field-control w-full"
      >
        <option value="">{t.asItIs}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}
