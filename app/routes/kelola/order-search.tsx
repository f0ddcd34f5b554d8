import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { countFilters, type OrderListQuery, searchMaximum } from '#app/features/orders/forms.ts'
import { noDistrict } from '#app/features/orders/sale-filters.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { orderListAddress } from './order-list-address.ts'

/** Null for who may not see where buyers live. */
type Districts = readonly { code: string; name: string }[] | null
type OrderSearchProps = {
  query: OrderListQuery
  districts: Districts
  units: readonly { id: string; name: string }[]
}

/** Looks in every state unless something was searched already. */
export function OrderSearch({ query, districts, units }: OrderSearchProps) {
  const { list: t } = useMessages().kelola
  const isFiltered = query.cari !== '' || countFilters(query) > 0
  return (
    <SearchForm
      action={paths.kelola('pesanan')}
      hidden={{
        status: isFiltered ? query.status : 'semua',
        ...(query.barang && { barang: query.barang }),
        ...(query.pelaku && { pelaku: query.pelaku }),
        ...(query.kategori && { kategori: query.kategori }),
      }}
      value={query.cari}
      label={t.search}
      placeholder={t.searchPlaceholder}
      submit={t.searchSubmit}
      maxLength={searchMaximum}
    >
      <Filters query={query} districts={districts} units={units} />
    </SearchForm>
  )
}

function Filters({ query, districts, units }: OrderSearchProps) {
  const { kelola, sales, businessUnits } = useMessages()
  const { list: t } = kelola
  const on = countFilters(query)
  return (
    <details open={on > 0}>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-terrace">
        {t.filters(on)}
      </summary>
      <div className="mt-2 grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {(['dari', 'sampai'] as const).map((name) => (
          <Field key={`${name} ${query[name]}`} field={filterField(name)} label={t.filter[name]}>
            <input
              id={name}
              name={name}
              type="date"
              defaultValue={query[name] ?? ''}
              className="field-control"
            />
          </Field>
        ))}
        <Choice name="saluran" chosen={query.saluran} options={sales.channel} />
        {districts && (
          <Choice
            name="kecamatan"
            chosen={query.kecamatan}
            options={Object.fromEntries([
              ...districts.map(({ code, name }) => [code, name]),
              [noDistrict, sales.noRegion],
            ])}
          />
        )}
        {units.length > 0 && (
          <Choice
            name="unit"
            chosen={query.unit}
            options={Object.fromEntries([
              ...units.map(({ id, name }) => [id, name]),
              ['tanpa', businessUnits.noUnit],
            ])}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button look="outline">{t.applyFilters}</Button>
          {on > 0 && (
            <Link
              to={orderListAddress({ status: query.status, cari: query.cari })}
              className={buttonClasses({ look: 'quiet' })}
            >
              {t.clearFilters}
            </Link>
          )}
        </div>
      </div>
    </details>
  )
}

/** Nobody wonders whether a filter may be left empty, so nothing says it. */
const filterField = (name: string) => ({ id: name, name, required: true })

type ChoiceProps = {
  name: 'saluran' | 'kecamatan' | 'unit'
  chosen: string | null
  options: Readonly<Record<string, string>>
}

function Choice({ name, chosen, options }: ChoiceProps) {
  const { list: t } = useMessages().kelola
  return (
    <Field field={filterField(name)} label={t.filter[name]}>
      <select
        key={chosen}
        id={name}
        name={name}
        defaultValue={chosen ?? ''}
        className="field-control"
      >
        <option value="">{t.anything}</option>
        {Object.entries(options).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Why the list is empty, and what to do about it. */
export function NoOrders({ query }: { query: OrderListQuery }) {
  const { list: t } = useMessages().kelola
  const isFiltered = countFilters(query) > 0
  if (!query.cari && !isFiltered)
    return <EmptyState title={t.empty[query.status]}>{t.emptyText}</EmptyState>
  const action =
    query.status === 'semua'
      ? { to: orderListAddress({ status: 'semua' }), label: t.clear }
      : { to: orderListAddress({ ...query, status: 'semua', setelah: null }), label: t.searchAll }
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
