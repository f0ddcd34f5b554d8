import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import type { ListingListQuery } from '../listing-list.ts'

type ListingSearchProps = { desk: 'lapak' | 'kelola'; query: ListingListQuery }

export function ListingSearch({ desk, query }: ListingSearchProps) {
  const { listings: t } = useMessages()
  return (
    <SearchForm
      action={paths.sellerListings(desk)}
      hidden={{ status: query.status }}
      value={query.cari}
      label={t.search}
      placeholder={t.search}
      submit={t.searchSubmit}
      maxLength={80}
    />
  )
}

type ListingPagesProps = ListingSearchProps & { next: string | null }

/** The list goes on by where it ended, so that nothing is missed or seen twice. */
export function ListingPages({ desk, query, next }: ListingPagesProps) {
  const { listings: t } = useMessages()
  const at = { ...(query.status && { status: query.status }), cari: query.cari }
  return (
    <nav className="mt-6 flex justify-center gap-3">
      {query.setelah && (
        <Link to={paths.sellerListings(desk, at)} className={buttonClasses({ look: 'quiet' })}>
          {t.first}
        </Link>
      )}
      {next && (
        <Link
          to={paths.sellerListings(desk, { ...at, setelah: next })}
          className={buttonClasses({ look: 'outline' })}
        >
          {t.next}
        </Link>
      )}
    </nav>
  )
}
