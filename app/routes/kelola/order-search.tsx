import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { countFilters, type OrderListQuery, searchMaximum } from '#app/features/orders/forms.ts'
import { noDistrict } from '#app/features/orders/sale-filters.ts'
import { fulfilmentMethods } from '#app/features/shipping/delivery.ts'
import { buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FilterChoice, FilterDay, Filters } from '#app/ui/filters.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'

type Named = { id: string; name: string }
type OrderSearchProps = {
  query: OrderListQuery
  choices: {
    /** Null for who may not see who the buyers are and where they live. */
    districts: readonly { code: string; name: string }[] | null
    units: readonly Named[]
    makers: readonly Named[]
  }
}

/** Looks in every state unless something was searched already. */
export function OrderSearch({ query, choices }: OrderSearchProps) {
  const { list: t } = useMessages().kelola
  const isFiltered = query.cari !== '' || countFilters(query) > 0
  return (
    <SearchForm
      action={paths.kelolaOrders()}
      hidden={{
        status: isFiltered ? query.status : 'semua',
        ...(query.barang && { barang: query.barang }),
        ...(query.kategori && { kategori: query.kategori }),
      }}
      value={query.cari}
      label={choices.districts ? t.search : t.searchGoods}
      maxLength={searchMaximum}
    >
      <OrderFilters query={query} choices={choices} />
    </SearchForm>
  )
}

function OrderFilters({ query, choices: { districts, units, makers } }: OrderSearchProps) {
  const { kelola, sales, businessUnits } = useMessages()
  const { list: t } = kelola
  const filter = (name: keyof typeof t.filter) => ({
    name,
    label: t.filter[name],
    value: query[name],
  })
  return (
    <Filters
      on={countFilters(query)}
      clear={paths.kelolaOrders({ status: query.status, cari: query.cari })}
    >
      <FilterChoice
        {...filter('cara')}
        options={fulfilmentMethods.map((method) => [method, kelola.delivery[method]])}
      />
      {makers.length > 0 && <FilterChoice {...filter('pelaku')} options={makers.map(asOption)} />}
      <FilterDay {...filter('dari')} />
      <FilterDay {...filter('sampai')} />
      <FilterChoice {...filter('saluran')} options={Object.entries(sales.channel)} />
      {districts && (
        <FilterChoice
          {...filter('kecamatan')}
          options={[
            ...districts.map(({ code, name }) => [code, name] as const),
            [noDistrict, sales.noRegion],
          ]}
        />
      )}
      {units.length > 0 && (
        <FilterChoice
          {...filter('unit')}
          options={[...units.map(asOption), ['tanpa', businessUnits.noUnit]]}
        />
      )}
    </Filters>
  )
}

const asOption = ({ id, name }: Named) => [id, name] as const

/** Why the list is empty, and what to do about it. */
export function NoOrders({ query }: { query: OrderListQuery }) {
  const { list: t } = useMessages().kelola
  const isFiltered = countFilters(query) > 0
  if (!query.cari && !isFiltered)
    return <EmptyState title={t.empty[query.status]}>{t.emptyText}</EmptyState>
  const action =
    query.status === 'semua'
      ? { to: paths.kelolaOrders({ status: 'semua' }), label: t.clear }
      : { to: paths.kelolaOrders({ ...query, status: 'semua', setelah: null }), label: t.searchAll }
  return (
    <EmptyState
      title={query.cari ? t.notFound(query.cari) : t.nothingFiltered}
      action={
        <Link to={action.to} className={buttonClasses({ look: 'outline' })}>
          {action.label}
        </Link>
      }
    />
  )
}
