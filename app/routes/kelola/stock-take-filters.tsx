import { paths } from '#app/core/paths.ts'
import type { TakeListQuery } from '#app/features/stock/take.ts'
import { Select } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

type TakeFiltersProps = { query: TakeListQuery; makers: readonly { id: string; name: string }[] }

/** By name, by whose shelf, and what is still to be counted. */
export function TakeFilters({ query, makers }: TakeFiltersProps) {
  const { stockTake: t } = useMessages()
  const { cari, pelaku, lihat } = query
  return (
    <>
      <Tabs
        label={t.viewsLabel}
        tabs={([null, 'belum'] as const).map((view) => ({
          href: paths.kelolaStockTake({ lihat: view, cari, pelaku }),
          label: view ? t.uncounted : t.all,
          current: lihat === view,
        }))}
      />
      <SearchForm action={paths.kelolaStockTake()} hidden={{ lihat }} value={cari} label={t.search}>
        <div className="sm:max-w-sm">
          <Select
            key={pelaku}
            field={{ id: 'pelaku', name: 'pelaku', required: true, initialValue: pelaku }}
            label={t.maker}
            none={t.allMakers}
            options={makers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      </SearchForm>
    </>
  )
}
