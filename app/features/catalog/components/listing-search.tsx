import { Form, Link } from '@remix-run/react'
import { Search } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ListingListQuery } from '../listing-list.ts'

type ListingSearchProps = { desk: 'lapak' | 'kelola'; query: ListingListQuery }

export function ListingSearch({ desk, query }: ListingSearchProps) {
  const { listings: t } = useMessages()
  return (
    <search>
      <Form action={paths.sellerListings(desk)} className="my-4 flex gap-2">
        {query.status && <input type="hidden" name="status" value={query.status} />}
        <input
          key={query.cari}
          type="search"
          name="cari"
          defaultValue={query.cari}
          aria-label={t.search}
          placeholder={t.search}
          maxLength={80}
          autoComplete="off"
          className="field-control min-w-0 flex-1 sm:max-w-sm"
        />
        <Button look="outline">
          <Icon icon={Search} />
          <span className="max-xs:sr-only">{t.searchSubmit}</span>
        </Button>
      </Form>
    </search>
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
