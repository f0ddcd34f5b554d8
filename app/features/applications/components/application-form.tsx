import { paths } from '#app/core/paths.ts'
import { VillageField } from '#app/features/makers/components/village-field.tsx'
import { longestName } from '#app/features/makers/forms.ts'
import { SendAheadField } from '#app/features/uploads/components/send-ahead-field.tsx'
import { sentAhead } from '#app/features/uploads/forms.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Checkbox, Field, Textarea, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { refusedField, type RefusedForm } from '#app/ui/refused-field.ts'
import { goodsMaximum, paperKinds } from '../forms.ts'

type ApplicationFormProps = {
  shop: { slug: string; name: string; villages: readonly { code: string; name: string }[] }
  refused: RefusedForm
  /** Why it was not taken although nothing in it is wrong. */
  refusal: string | null
}

export function ApplicationForm({ shop, refused, refusal }: ApplicationFormProps) {
  const { applications, uploads } = useMessages()
  const { join: t, papers } = applications
  const errors = { ...uploads.problems, ...applications.errors }
  const field = (name: string) => refusedField(errors, refused, name)
  return (
    <form
      method="post"
      action={paths.joinShop({ toko: shop.slug })}
      encType="multipart/form-data"
      noValidate
      className="grid grid-cols-1 gap-5"
    >
      {refusal && <Alert tone="bad">{refusal}</Alert>}
      <TextInput
        field={{ ...field('name'), maxLength: longestName }}
        label={t.name}
        hint={t.nameHint}
        autoComplete="organization"
      />
      <TextInput
        field={{ ...field('phone'), maxLength: 25 }}
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        autoComplete="tel"
      />
      <VillageField field={field('village')} label={t.village} villages={shop.villages} />
      <Textarea
        field={{ ...field('goods'), maxLength: goodsMaximum }}
        label={t.goods}
        hint={t.goodsHint}
      />
      <fieldset className="grid min-w-0 grid-cols-1 gap-4">
        <legend className="mb-1 font-semibold">{t.papers}</legend>
        <p className="text-sm text-ink-soft">{t.papersHint}</p>
        {paperKinds.map((kind) => (
          <Field key={kind} field={{ ...field(kind), required: false }} label={papers[kind]}>
            <SendAheadField
              to={paths.uploads('berkas')}
              name={sentAhead(kind)}
              sent={namesIn(refused.typed[sentAhead(kind)])}
              most={1}
              tooMany=""
              submit={t.submit}
            >
              <input
                id={kind}
                type="file"
                name={kind}
                accept="image/jpeg,image/png,image/webp"
                className="field-control py-2"
              />
            </SendAheadField>
          </Field>
        ))}
      </fieldset>
      <Checkbox field={field('consent')} label={t.consent} />
      <Button size="large" wide>
        {t.submit}
      </Button>
    </form>
  )
}

/** None, where the field of a paper was left empty. */
const namesIn = (name: unknown): string[] => (typeof name === 'string' && name ? [name] : [])
