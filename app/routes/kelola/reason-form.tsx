import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { longest } from '#app/features/catalog/listing-form.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type ReasonFormProps = {
  verb: 'kembalikan' | 'jeda'
  listingId: string
  /** What came back, when there was nothing to read in it. */
  answer: { typed: string } | undefined
}

/** What a BUM Desa does to the good of a maker, with the reason that the maker reads. */
export function ReasonForm({ verb, listingId: id, answer }: ReasonFormProps) {
  const { listings: t } = useMessages()
  const { label, hint, submit } = t.reasons[verb]
  return (
    <Form
      method="post"
      action={paths.sellerListings('kelola', { id, verb })}
      noValidate
      className="grid max-w-xl gap-3"
    >
      <Textarea
        field={{
          id: 'note',
          name: 'note',
          required: true,
          maxLength: longest.note,
          initialValue: answer?.typed ?? '',
          errors: answer && [t.errors.reason],
        }}
        label={label}
        hint={hint}
        rows={3}
      />
      <div>
        <Button look="outline">{submit}</Button>
      </div>
    </Form>
  )
}
