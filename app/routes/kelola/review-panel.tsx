import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import type { SellerListing } from '#app/features/catalog/seller-listing.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'
import { ReasonForm } from './reason-form.tsx'

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
            <ReasonForm verb="kembalikan" listingId={id} answer={undefined} />
          </details>
        )}
      </Panel>
    </div>
  )
}
