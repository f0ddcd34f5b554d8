import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { longest } from '../listing-form.ts'

type VariantsFormProps = {
  desk: 'lapak' | 'kelola'
  listing: {
    id: string
    title: string
    unit: string
    variants: readonly {
      id: string
      label: string
      price: bigint
      weightGrams: number
      available: number
      isActive: boolean
    }[]
  }
  answer:
    | {
        typed: Readonly<Record<string, unknown>>
        errors: Readonly<Record<string, string>>
        refusal: 'none' | 'named' | 'most' | 'not-found' | null
      }
    | undefined
}

/** All variants in one form, and room for one more; stock is counted in the list of goods. */
export function VariantsForm({ desk, listing, answer }: VariantsFormProps) {
  const { listings: t } = useMessages()
  const { id, title, unit, variants } = listing
  const refusal = answer?.refusal
  return (
    <>
      <PageHeader title={t.variants.title(title)} lead={t.variants.lead} />
      <Form method="post" noValidate className="grid max-w-2xl gap-4">
        {refusal && refusal !== 'not-found' && (
          <Alert tone="bad">{t.variants.errors[refusal]}</Alert>
        )}
        {variants.map((variant, at) => (
          <Card key={variant.id} as="section" className="grid gap-4 p-4">
            <h2 className="font-semibold">
              {t.variants.one(at + 1)}{' '}
              <span className="font-normal text-ink-soft">
                · {t.variants.left(variant.available, unit)}
              </span>
            </h2>
            <input type="hidden" name={`id-${at}`} value={variant.id} />
            <Fields
              place={String(at)}
              answer={answer}
              stored={{
                label: variant.label,
                price: String(variant.price),
                weightGrams: variant.weightGrams ? String(variant.weightGrams) : '',
              }}
            />
            <Checkbox
              field={{ id: `isActive-${at}`, name: `isActive-${at}` }}
              label={t.variants.isActive}
              defaultChecked={answer ? answer.typed[`isActive-${at}`] === 'on' : variant.isActive}
            />
          </Card>
        ))}
        <Card as="section" className="grid gap-4 border-dashed p-4">
          <h2 className="font-semibold">{t.variants.add}</h2>
          <Fields place="new" answer={answer} stored={{}} hasStock />
        </Card>
        <div className="flex flex-wrap gap-2">
          <Button size="large">{t.save}</Button>
          <LinkButton href={paths.sellerListings(desk, { id })} look="quiet" size="large">
            {t.cancel}
          </LinkButton>
        </div>
      </Form>
    </>
  )
}

type FieldsProps = {
  place: string
  answer: VariantsFormProps['answer']
  stored: Readonly<Record<string, string>>
  /** Only a new one is given its stock here. */
  hasStock?: boolean
}

function Fields({ place, answer, stored, hasStock = false }: FieldsProps) {
  const { listings: t } = useMessages()
  const sentences: Record<string, unknown> = { ...t.errors, ...t.variants.errors }
  const field = (name: string) => {
    const key = `${name}-${place}`
    const error = answer?.errors[key]
    return {
      id: key,
      name: key,
      initialValue: answer ? answer.typed[key] : stored[name],
      ...(error !== undefined && { errors: [String(sentences[error] ?? t.errors.unknown)] }),
    }
  }
  const number = { inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <TextInput
        field={{ ...field('label'), maxLength: longest.label }}
        label={t.variants.label}
        hint={t.variants.labelHint}
        autoComplete="off"
      />
      <TextInput
        field={{ ...field('price'), required: true }}
        label={t.fields.price}
        hint={t.fields.priceHint}
        {...number}
      />
      <TextInput
        field={field('weightGrams')}
        label={t.fields.weight}
        hint={t.fields.weightHint}
        {...number}
      />
      {hasStock && (
        <TextInput
          field={{ ...field('stock'), required: true }}
          label={t.fields.stock}
          hint={t.fields.stockHint}
          {...number}
        />
      )}
    </div>
  )
}
