import { Checkbox, Textarea, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { Category } from '../category.ts'
import { longest } from '../listing-form.ts'
import type { ListingErrors, TypedListing } from '../typed-listing.ts'
import { HalalField } from './halal-field.tsx'
import { CategoryField } from './category-field.tsx'
import { SeasonFields } from './season-fields.tsx'
import type { FieldOf } from './use-listing-field.ts'

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
  'maximumPerOrder',
  'shelfLifeDays',
  'seasonFrom',
  'seasonTo',
  'halal',
]

/** What may be told later; folded until something in it is wrong. */
export function MoreFields({ field, typed, errors, categories }: MoreFieldsProps) {
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
        <HalalField field={field('halal')} isNew={typed.halal === undefined} />
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
          field={field('maximumPerOrder')}
          label={t.fields.maximumPerOrder}
          hint={t.fields.maximumPerOrderHint}
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
