import { paths } from '#app/core/paths.ts'
import type { SearchPageFilters } from '#app/features/search/filters.ts'
import { Button } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { searchPairs } from './search-address.ts'

/** As they were typed, and the first day that can be asked for. */
export type AskedDays = { tanggal: string; pulang: string; orang: string; today: string }

/** When and how many: a plain form that carries the other filters along. Goods have no dates. */
export function DaysForm({ filters, asked }: { filters: SearchPageFilters; asked: AskedDays }) {
  const locale = useLocale()
  const { storefront } = useMessages()
  const t = storefront.search.dates
  const others = {
    ...filters,
    jenis: filters.jenis === 'produk' ? undefined : filters.jenis,
    hal: 1,
    tanggal: undefined,
    pulang: undefined,
    orang: undefined,
  }
  return (
    <form action={paths.search(locale)} className="mt-2 grid grid-cols-2 gap-2">
      {searchPairs(others).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="col-span-2 text-sm">
        {t.day}
        <input
          type="date"
          name="tanggal"
          required
          min={asked.today}
          defaultValue={asked.tanggal}
          className="field-control mt-1"
        />
      </label>
      <label className="col-span-2 text-sm">
        {t.departure}
        <input
          type="date"
          name="pulang"
          min={asked.today}
          defaultValue={asked.pulang}
          className="field-control mt-1"
        />
      </label>
      <label className="col-span-2 text-sm">
        {t.people}
        <input
          type="number"
          name="orang"
          inputMode="numeric"
          min={1}
          max={999}
          defaultValue={asked.orang}
          className="field-control mt-1"
        />
      </label>
      <div className="col-span-2">
        <Button look="outline" size="small" wide>
          {t.apply}
        </Button>
      </div>
    </form>
  )
}
