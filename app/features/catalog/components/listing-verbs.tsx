import { Form } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { maySellAgain } from '../listing-status.ts'
import type { SellerListing } from '../seller-listing.ts'

type ListingVerbsProps = { desk: 'lapak' | 'kelola'; listing: SellerListing }

/** What its state allows. */
export function ListingVerbs({ desk, listing }: ListingVerbsProps) {
  const { listings: t } = useMessages()
  const { id, slug, status, pausedBy } = listing
  return (
    <>
      <LinkButton href={paths.sellerListings(desk, { id, verb: 'varian' })} look="quiet">
        {t.variants.open}
      </LinkButton>
      <LinkButton href={paths.sellerListings(desk, { id, verb: 'izin' })} look="quiet">
        {t.permits.open}
      </LinkButton>
      {status === 'live' && (
        <LinkButton href={paths.product('id', slug)} look="quiet">
          {t.see}
        </LinkButton>
      )}
      {status === 'live' && desk === 'lapak' && (
        <Verb desk={desk} id={id} verb="jeda" label={t.verbs.pause} />
      )}
      {status === 'live' && desk === 'kelola' && (
        <LinkButton href={paths.sellerListings(desk, { id, verb: 'jeda' })} look="outline">
          {t.verbs.pause}
        </LinkButton>
      )}
      {status === 'paused' && maySellAgain(desk, pausedBy) && (
        <Verb desk={desk} id={id} verb="lanjut" label={t.verbs.resume} />
      )}
    </>
  )
}

type VerbProps = { desk: 'lapak' | 'kelola'; id: string; verb: string; label: string }

function Verb({ desk, id, verb, label }: VerbProps) {
  return (
    <Form method="post" action={paths.sellerListings(desk, { id, verb })}>
      <Button look="outline">{label}</Button>
    </Form>
  )
}
