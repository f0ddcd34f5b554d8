import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { RequiredPermit } from '../required-permits.ts'
import type { SellerListing } from '../seller-listing.ts'

type OneListing = { desk: 'lapak' | 'kelola'; listing: SellerListing }

export function useRequiredNames() {
  const { kinds } = useMessages().listings.required
  return (missing: readonly RequiredPermit[]) => missing.map((kind) => kinds[kind]).join(', ')
}

/** What its category asks for and it has no valid number of; who approves it sees it before the button. */
export function MissingPermitsNotice({ desk, listing }: OneListing) {
  const { required: t } = useMessages().listings
  const namesOf = useRequiredNames()
  const { id, status, missingPermits } = listing
  const { demanded, warned } = missingPermits
  if (demanded.length + warned.length === 0) return null
  const isDemanded = demanded.length > 0
  return (
    <div className="mb-4 max-w-xl">
      <Alert tone={isDemanded ? 'bad' : 'attention'} title={isDemanded ? t.demanded : t.warned}>
        {isDemanded && (
          <p>
            {namesOf(demanded)}. {status === 'live' ? t.stillLive : t.notWithout}
          </p>
        )}
        {warned.length > 0 && (
          <p>
            {isDemanded && `${t.alsoWarned} `}
            {namesOf(warned)}.
          </p>
        )}
        <p className="mt-2">
          <Link to={paths.sellerListings(desk, { id, verb: 'izin' })} className="font-semibold">
            {t.write}
          </Link>
        </p>
      </Alert>
    </div>
  )
}

/** The same on one line of the list. */
export function MissingPermitsLine({ desk, listing: { id, missingPermits } }: OneListing) {
  const { required: t } = useMessages().listings
  const namesOf = useRequiredNames()
  const { demanded, warned } = missingPermits
  if (demanded.length + warned.length === 0) return null
  return (
    <p className={demanded.length > 0 ? 'text-sm font-semibold text-danger' : 'text-sm'}>
      <Link to={paths.sellerListings(desk, { id, verb: 'izin' })}>
        {t.line(namesOf([...demanded, ...warned]))}
      </Link>
    </p>
  )
}
