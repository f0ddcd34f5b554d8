import { Form, Link } from '@remix-run/react'
import { useRef } from 'react'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Checkbox, Textarea, TextInput, Select } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Alert } from '#app/ui/alert.tsx'
import type { Category } from '../category.ts'
import { longest, mostPieces } from '../listing-form.ts'
import type { ListingErrors, TypedListing } from '../typed-listing.ts'
import { CategoryField } from './category-field.tsx'
import { PictureField } from './picture-field.tsx'
import { SeasonFields } from './season-fields.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

type ListingFormProps = {
  typed: TypedListing
  errors: ListingErrors
  categories: readonly Category[]
  /** A new good has a stock, and is kept on the phone while the signal is away. */
  isNew: boolean
  /** What a new good is counted in unless somebody says otherwise. */
  usualUnit?: string
  /** Whom a BUM Desa lists for; a maker lists for themselves. */
  makers?: readonly { id: string; name: string }[]
  /** Where the list is. */
  backTo: string
}

/** Photo, name, price, unit, stock on one screen; the rest is folded. Mistakes stand below their field. */
export function ListingForm(props: ListingFormProps) {
  const { typed, errors, categories, isNew, makers, usualUnit, backTo } = props
  const { listings: t } = useMessages()
  const form = useRef<HTMLFormElement>(null)
  useKeptDraft(form, isNew && Object.keys(typed).length === 0 ? 'listing' : null)
  const field = useField(typed, errors)
  return (
    <Form
      ref={form}
      method="post"
      encType="multipart/form-data"
      noValidate
      className="grid max-w-xl gap-5"
    >
      {Object.keys(errors).some((name) => !(name in names)) && (
        <Alert tone="bad">{t.errors.unknown}</Alert>
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

/** Every field that can show a mistake of its own, with the texts' key of its usual one. */
const names = {
  picture: true,
  pictureAlt: true,
  title: true,
  price: true,
  unit: true,
  stock: true,
  category: true,
  description: true,
  titleEn: true,
  descriptionEn: true,
  weightGrams: true,
  leadTimeDays: true,
  shelfLifeDays: true,
  seasonFrom: true,
  seasonTo: true,
  maker: true,
  consent: true,
} as const

type FieldOf = ReturnType<typeof useField>

function useField(typed: TypedListing, errors: ListingErrors) {
  const { listings: t } = useMessages()
  return (name: Exclude<keyof typeof names, 'picture'>) => {
    const key = errors[name]
    const text = key && t.errors[key as Exclude<keyof typeof t.errors, 'picture'>]
    return { id: name, name, initialValue: typed[name] ?? '', errors: text ? [text] : undefined }
  }
}

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
        none={t.fields.chooseMaker}
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

type MoreFieldsProps = {
  field: FieldOf
  typed: TypedListing
  errors: ListingErrors
  categories: readonly Category[]
}

const folded = [
  'pictureAlt',
  'category',
  'description',
  'titleEn',
  'descriptionEn',
  'weightGrams',
  'leadTimeDays',
  'shelfLifeDays',
  'seasonFrom',
  'seasonTo',
]

function MoreFields({ field, typed, errors, categories }: MoreFieldsProps) {
  const { listings: t } = useMessages()
  const days = { inputMode: 'numeric', className: 'max-w-32', autoComplete: 'off' } as const
  return (
    <details open={folded.some((name) => errors[name])} className="rounded-2xl border border-line">
      <summary className="min-h-11 cursor-pointer px-4 py-2.5 font-semibold">{t.more}</summary>
      <div className="grid gap-5 p-4">
        <TextInput
          field={{ ...field('pictureAlt'), maxLength: longest.alt }}
          label={t.fields.pictureAlt}
          hint={t.fields.pictureAltHint}
          autoComplete="off"
        />
        <CategoryField field={field('category')} categories={categories} />
        <Textarea
          field={{ ...field('description'), maxLength: longest.description }}
          label={t.fields.description}
          hint={t.fields.descriptionHint}
        />
        <TextInput
          field={field('weightGrams')}
          label={t.fields.weight}
          hint={t.fields.weightHint}
          {...days}
        />
        <TextInput
          field={field('leadTimeDays')}
          label={t.fields.leadTime}
          hint={t.fields.leadTimeHint}
          {...days}
        />
        <TextInput
          field={field('shelfLifeDays')}
          label={t.fields.shelfLife}
          hint={t.fields.shelfLifeHint}
          {...days}
        />
        <SeasonFields from={field('seasonFrom')} to={field('seasonTo')} />
        <Checkbox
          field={{ id: 'isLocalOnly', name: 'isLocalOnly' }}
          label={t.fields.isLocalOnly}
          hint={t.fields.isLocalOnlyHint}
          defaultChecked={typed.isLocalOnly === 'on'}
        />
        <TextInput
          field={{ ...field('titleEn'), maxLength: longest.title }}
          label={t.fields.titleEn}
          hint={t.fields.englishHint}
          lang="en"
        />
        <Textarea
          field={{ ...field('descriptionEn'), maxLength: longest.description }}
          label={t.fields.descriptionEn}
          lang="en"
        />
      </div>
    </details>
  )
}
