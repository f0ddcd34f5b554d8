import { paths } from '#app/core/paths.ts'
import { MovementTable } from '#app/features/stock/components/movement-table.tsx'
import {
  countMovementFilters,
  type Movement,
  movementKinds,
  type MovementListQuery,
} from '#app/features/stock/stock.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FilterChoice, FilterDay, Filters } from '#app/ui/filters.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'

type MovementsProps = {
  variantId: string
  query: MovementListQuery
  movements: readonly Movement[]
  next: string | null
}

/** What moved the stock of one good, by kind, days and words. */
export function Movements({ variantId, query, movements, next }: MovementsProps) {
  const { stock: t, common } = useMessages()
  const { cari, sebab, dari, sampai, sebelum } = query
  const address = { cari, sebab, dari, sampai }
  const filter = (name: keyof typeof t.filter) => ({
    name,
    label: t.filter[name],
    value: query[name],
  })
  return (
    <Section title={t.movements}>
      <SearchForm
        action={paths.kelolaStockOf(variantId)}
        hidden={{}}
        value={cari}
        label={t.searchMovements}
      >
        <Filters on={countMovementFilters(query)} clear={paths.kelolaStockOf(variantId, { cari })}>
          <FilterChoice
            {...filter('sebab')}
            options={movementKinds.map((kind) => [kind, t.reasons[kind]])}
          />
          <FilterDay {...filter('dari')} />
          <FilterDay {...filter('sampai')} />
        </Filters>
      </SearchForm>
      {movements.length > 0 ? (
        <MovementTable movements={movements} />
      ) : (
        <EmptyState title={common.noneFound}>{common.noneFoundText}</EmptyState>
      )}
      <ListPages
        first={sebelum && paths.kelolaStockOf(variantId, address)}
        next={next && paths.kelolaStockOf(variantId, { ...address, sebelum: next })}
      />
    </Section>
  )
}
