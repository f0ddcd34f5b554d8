import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { longest } from '#app/features/catalog/listing-form.ts'
import type { SellerListing } from '#app/features/catalog/seller-listing.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

/** What waits for the BUM Desa: put on sale, or sent back with what has to be mended. */
export function ReviewPanel({ listing }: { listing: SellerListing }) {
  const { listings: t } = useMessages()
  const { id, status } = listing
  if (status !== 'review' && status !== 'draft') return null
  return (
    <div className="mb-6">
      <Panel tone="action">
        <Form method="post" action={paths.sellerListings('kelola', { id, verb: 'tayangkan' })}>
          <Button size="large">{t.verbs.approve}</Button>
        </Form>
        {status === 'review' && (
          <details className="mt-3">
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-terrace">
              {t.verbs.sendBack}
            </summary>
            <SendBackForm listingId={id} typed="" problem={undefined} />
          </details>
        )}
      </Panel>
    </div>
  )
}

type SendBackFormProps = { listingId: string; typed: string; problem: string | undefined }

export function SendBackForm({ listingId: id, typed, problem }: SendBackFormProps) {
  const { listings: t } = useMessages()
  return (
    <Form
      method="post"
      action={paths.sellerListings('kelola', { id, verb: 'kembalikan' })}
      noValidate
      className="grid max-w-xl gap-3"
    >
      <Textarea
        field={{
          id: 'note',
          name: 'note',
          required: true,
          maxLength: longest.note,
          initialValue: typed,
          errors: problem ? [problem] : undefined,
        }}
        label={t.fields.note}
        hint={t.fields.noteHint}
        rows={3}
      />
      <div>
        <Button look="outline">{t.verbs.sendBack}</Button>
      </div>
    </Form>
  )
}
