import { formatRupiah } from '#app/core/rupiah.ts'
import { paths } from '#app/core/paths.ts'
import { isVisitRefusal } from '#app/features/bookings/experience-calendar.ts'
import type { VisitRules } from '#app/features/bookings/visit-month.ts'
import type { ListingVariant } from '#app/features/catalog/listing-page.ts'
import { type FieldProblems, fieldMeta } from '#app/features/checkout/components/field-meta.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Textarea, TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type AskFormProps = {
  listing: {
    slug: string
    title: { id: string; en: string }
    variants: readonly ListingVariant[]
  }
  rules: VisitRules
  typed: Readonly<Record<string, string>>
  problems: FieldProblems
}

/** When, how many, and who asks: one plain form. */
export function AskForm({ listing, rules, typed, problems }: AskFormProps) {
  const locale = useLocale()
  const { checkout, requests } = useMessages()
  const t = requests.form
  const sentences = { ...checkout.fieldErrors, ...requests.errors }
  const field = (name: string, required = true) =>
    fieldMeta(name, { values: typed, problems, sentences, required })
  const { minimum, maximum } = rules.group
  return (
    <form
      method="post"
      action={paths.askVisit(locale, listing.slug)}
      noValidate
      className="grid gap-5"
    >
      <input type="hidden" name="key" value={typed.key} />
      <Packages listing={listing} typed={typed.package} errors={field('package').errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          field={{ ...field('date'), min: rules.today, max: rules.lastDay }}
          type="date"
          label={t.date}
          hint={t.dateHint(rules.arriveBy)}
        />
        <TextInput
          field={{ ...field('people'), min: minimum, max: maximum }}
          type="number"
          inputMode="numeric"
          label={t.people}
          hint={t.peopleHint(minimum, maximum)}
        />
      </div>
      <TextInput field={field('name')} label={checkout.name} autoComplete="name" />
      <TextInput
        field={field('phone')}
        label={checkout.phone}
        hint={checkout.phoneHint}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
      />
      <TextInput
        field={field('email', false)}
        label={checkout.email}
        hint={checkout.emailHint}
        type="email"
        autoComplete="email"
      />
      <Textarea
        field={field('note', false)}
        label={t.note}
        hint={t.noteHint}
        rows={3}
        maxLength={300}
      />
      <p className="text-sm text-ink-soft">{t.privacy}</p>
      <Button size="large" wide>
        {t.submit}
      </Button>
    </form>
  )
}

/** With one package there is nothing to choose. */
function Packages({
  listing: { variants, title },
  typed,
  errors,
}: Pick<AskFormProps, 'listing'> & {
  typed: string | undefined
  errors: readonly string[] | undefined
}) {
  const locale = useLocale()
  const { form: t } = useMessages().requests
  const { bookings } = useMessages()
  const [only] = variants
  if (variants.length === 1) return <input type="hidden" name="package" value={only?.id} />
  return (
    <RadioCards
      field={{ id: 'package', name: 'package', required: true, initialValue: typed, errors }}
      label={t.package}
      options={variants.map(({ id, label, price }) => ({
        value: id,
        title: label[locale] || title[locale],
        aside: `${bookings.from} ${formatRupiah(price)}`,
      }))}
    />
  )
}

/** Why it could not be asked for, above what was typed. */
export function AskRefusalText({ refusal }: { refusal: string }) {
  const { bookings, requests } = useMessages()
  const ours: Record<string, string> = requests.refusals
  return (
    <div role="alert" className="mb-4">
      <Alert tone="attention">
        {isVisitRefusal(refusal) ? bookings.refusals[refusal] : ours[refusal]}
      </Alert>
    </div>
  )
}
