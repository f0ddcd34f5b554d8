import { paths } from '#app/core/paths.ts'
import { Select } from '#app/ui/field.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import type { ListingListQuery } from '../listing-list.ts'

type ListingSearchProps = {
  desk: 'lapak' | 'kelola'
  query: ListingListQuery
  /** Of a BUM Desa, to look at one of them. */
  units?: readonly { id: string; name: string }[]
}

export function ListingSearch({ desk, query, units = [] }: ListingSearchProps) {
  const { listings: t, businessUnits } = useMessages()
  return (
    <SearchForm
      action={paths.sellerListings(desk)}
      hidden={{ status: query.status, izin: query.izin, sisa: query.sisa }}
      value={query.cari}
      label={t.search}
    >
      {units.length > 0 && (
        <Select
          key={query.unit}
          field={{ id: 'unit', name: 'unit', required: true, initialValue: query.unit ?? '' }}
          label={businessUnits.unit}
          none={businessUnits.anyUnit}
          options={[
            ...units.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'tanpa', label: businessUnits.noUnit },
          ]}
        />
      )}
    </SearchForm>
  )
}

type ListingPagesProps = Omit<ListingSearchProps, 'units'> & { next: string | null }

/** The list goes on by where it ended, so that nothing is missed or seen twice. */
export function ListingPages({ desk, query, next }: ListingPagesProps) {
  const { status, cari, unit, izin, sisa } = query
  const at = { ...(status && { status }), cari, unit, izin, sisa }
  return (
    <ListPages
      first={query.setelah && paths.sellerListings(desk, at)}
      next={next && paths.sellerListings(desk, { ...at, setelah: next })}
    />
  )
}
