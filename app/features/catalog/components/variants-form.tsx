import { Form } from '@remix-run/react'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SeenField } from '#app/ui/meanwhile.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { type EditedVariant, typedVariants } from '../edited-variant.ts'
import { longest } from '../listing-form.ts'
import { VariantsMeanwhile } from './variants-meanwhile.tsx'

type Typed = Readonly<Record<string, string | readonly string[]>>

type VariantsFormProps = {
  desk: 'lapak' | 'kelola'
  listing: {
    id: string
    title: string
    unit: string
    variants: readonly EditedVariant[]
  }
  answer:
    | {
        typed: Typed
        errors: Readonly<Record<string, string>>
        refusal?: 'none' | 'named' | 'most' | 'not-found'
        meanwhile?: Meanwhile
      }
    | undefined
}

/** All variants in one form, and room for one more; stock is counted in the list of goods. */
export function VariantsForm({ desk, listing, answer }: VariantsFormProps) {
  const { listings: t } = useMessages()
  const { id, title, unit, variants } = listing
  const { refusal, meanwhile } = answer ?? {}
  // One that came meanwhile was not in the form, so nothing was typed of it.
  const sent = variants.filter((variant, at) => answer?.typed[`id-${at}`] === variant.id)
  const unticked = Object.fromEntries(sent.map((_, at) => [`isActive-${at}`, '']))
  const typed: Typed = { ...typedVariants(variants), ...unticked, ...answer?.typed }
  return (
    <>
      <PageHeader title={t.variants.title(title)} lead={t.variants.lead} />
      <Form method="post" noValidate className="grid max-w-2xl gap-4">
        {refusal && refusal !== 'not-found' && (
          <Alert tone="bad">{t.variants.errors[refusal]}</Alert>
        )}
        {meanwhile && <VariantsMeanwhile meanwhile={meanwhile} />}
        <SeenField typed={answer?.typed ?? typed} meanwhile={meanwhile} />
        {variants.map((variant, at) => (
          <Card key={variant.id} as="section" className="grid gap-4 p-4">
            <h2 className="font-semibold">
              {t.variants.one(at + 1)}{' '}
              <span className="font-normal text-ink-soft">
                · {t.variants.left(variant.available, unit)}
              </span>
            </h2>
            <input type="hidden" name={`id-${at}`} value={variant.id} />
            <Fields place={String(at)} typed={typed} errors={answer?.errors} />
            <Checkbox
              field={{ id: `isActive-${at}`, name: `isActive-${at}` }}
              label={t.variants.isActive}
              defaultChecked={typed[`isActive-${at}`] === 'on'}
            />
          </Card>
        ))}
        <Card as="section" className="grid gap-4 border-dashed p-4">
          <h2 className="font-semibold">{t.variants.add}</h2>
          <Fields place="new" typed={typed} errors={answer?.errors} hasStock />
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
  typed: Typed
  errors: Readonly<Record<string, string>> | undefined
  /** Only a new one is given its stock here. */
  hasStock?: boolean
}

function Fields({ place, typed, errors, hasStock = false }: FieldsProps) {
  const { listings: t } = useMessages()
  const sentences: Record<string, unknown> = { ...t.errors, ...t.variants.errors }
  const field = (name: string) => {
    const key = `${name}-${place}`
    const error = errors?.[key]
    return {
      id: key,
      name: key,
      initialValue: typed[key],
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
        field={{ ...field('labelEn'), maxLength: longest.label }}
        label={t.variants.labelEn}
        hint={t.variants.labelEnHint}
        lang="en"
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
