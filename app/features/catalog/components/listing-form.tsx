import { Form, Link } from '@remix-run/react'
import { useRef } from 'react'
import type { Meanwhile } from '#app/core/meanwhile.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Checkbox, FormKeyField, TextInput, Select } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SeenField } from '#app/ui/meanwhile.tsx'
import { Alert } from '#app/ui/alert.tsx'
import type { Category } from '../category.ts'
import { longest, mostPieces } from '../listing-form.ts'
import type { DraftOwner } from '../draft-keys.ts'
import type { ListingErrors, TypedListing } from '../typed-listing.ts'
import { ListingMeanwhile } from './listing-meanwhile.tsx'
import { MadeToOrderFields } from './made-to-order-fields.tsx'
import { MoreFields } from './more-fields.tsx'
import { PictureField } from './picture-field.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import { type FieldOf, fieldNames, useListingField } from './use-listing-field.ts'

type ListingFormProps = {
  typed: TypedListing
  errors: ListingErrors
  categories: readonly Category[]
  /** What somebody else has saved since the form was opened. */
  meanwhile?: Meanwhile | undefined
  /** Of a new good: it has a stock, is kept on the phone while the signal is away, and made once. */
  fresh?: DraftOwner & { formKey: string }
  /** What a new good is counted in unless somebody says otherwise. */
  usualUnit?: string
  /** Whom a BUM Desa lists for; a maker lists for themselves. */
  makers?: readonly { id: string; name: string }[]
  /** Where the list is. */
  backTo: string
}

/** Photo, name, price, unit, stock on one screen; the rest is folded. Mistakes stand below their field. */
export function ListingForm(props: ListingFormProps) {
  const { typed, errors, categories, meanwhile, fresh, makers, usualUnit, backTo } = props
  const { listings: t } = useMessages()
  const isNew = fresh !== undefined
  const form = useRef<HTMLFormElement>(null)
  useKeptDraft(form, fresh && Object.keys(typed).length === 0 ? fresh : {})
  const field = useListingField(typed, errors)
  return (
    <Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      noValidate
      className="grid max-w-xl gap-5"
    >
      {Object.keys(errors).some((name) => !(name in fieldNames)) && (
        <Alert tone="bad">{t.errors.unknown}</Alert>
      )}
      {meanwhile && <ListingMeanwhile meanwhile={meanwhile} categories={categories} />}
      {fresh ? (
        <FormKeyField formKey={typed.formKey ?? fresh.formKey} />
      ) : (
        <SeenField typed={typed} meanwhile={meanwhile} />
      )}
      <PictureField pictureKey={typed.pictureKey} problem={errors.picture} />
      <TextInput
        field={{ ...field('title'), required: true, maxLength: longest.title }}
        label={t.fields.title}
        hint={t.fields.titleHint}
        autoComplete="off"
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextInput
          field={{ ...field('price'), required: true }}
          label={t.fields.price}
          hint={t.fields.priceHint}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput
          field={{
            ...field('unit'),
            initialValue: typed.unit ?? usualUnit ?? '',
            required: true,
            maxLength: longest.unit,
          }}
          label={t.fields.unit}
          hint={t.fields.unitHint}
          list="units"
          autoComplete="off"
        />
        <datalist id="units">
          {commonUnits.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </datalist>
      </div>
      {isNew && (
        <TextInput
          field={{ ...field('stock'), required: true, min: 0, max: mostPieces }}
          label={t.fields.stock}
          hint={t.fields.stockHint}
          inputMode="numeric"
          className="max-w-32"
          autoComplete="off"
        />
      )}
      <MadeToOrderFields field={field} typed={typed} errors={errors} />
      {makers && <OnBehalf makers={makers} field={field} typed={typed} />}
      <MoreFields field={field} typed={typed} errors={errors} categories={categories} />
      <div className="flex flex-wrap gap-2">
        <Button size="large">{isNew ? t.addSubmit : t.save}</Button>
        <Link to={backTo} className={buttonClasses({ look: 'quiet', size: 'large' })}>
          {t.cancel}
        </Link>
      </div>
    </Form>
  )
}

/** What goods are counted in here, the most common first. */
const commonUnits = [
  'pak',
  'buah',
  'kg',
  'botol',
  'kotak',
  'ikat',
  'toples',
  'lembar',
  'set',
  'ekor',
]

type OnBehalfProps = {
  makers: readonly { id: string; name: string }[]
  field: FieldOf
  typed: TypedListing
}

function OnBehalf({ makers, field, typed }: OnBehalfProps) {
  const { listings: t } = useMessages()
  return (
    <>
      <Select
        field={{
          ...field('maker'),
          required: true,
          initialValue: typed.maker ?? (makers.length === 1 ? makers[0]?.id : ''),
        }}
        label={t.fields.maker}
        prompt={t.fields.chooseMaker}
        options={makers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox
        field={field('consent')}
        label={t.fields.consent}
        defaultChecked={typed.consent === 'on'}
      />
    </>
  )
}
