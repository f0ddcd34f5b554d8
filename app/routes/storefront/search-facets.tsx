import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import type { SearchPageFilters } from '#app/features/search/filters.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { type AskedDays, DaysForm } from './search-days.tsx'
import { priceText, searchHref, searchPairs, toggled } from './search-address.ts'
import { type Choice, type Facets, type FacetValue, flagLabels } from './search-choices.ts'

type PanelProps = { filters: SearchPageFilters; facets: Facets }
type FacetsPanelProps = PanelProps & { asked: AskedDays }

/** Beside the results on a wide screen; on a phone a sheet that its own address opens (`#saringan`). */
export function SearchFacetsPanel({ filters, facets, asked }: FacetsPanelProps) {
  const { common, storefront: t } = useMessages()
  return (
    <aside
      id="saringan"
      aria-label={t.search.filters}
      className="max-lg:hidden max-lg:target:fixed max-lg:target:inset-0 max-lg:target:z-40 max-lg:target:block max-lg:target:overflow-y-auto max-lg:target:bg-paper max-lg:target:p-4"
    >
      <p className="mb-2 flex items-center justify-between lg:hidden">
        <span className="font-display text-2xl font-bold">{t.search.filters}</span>
        <a href="#hasil" className="inline-flex min-h-11 items-center gap-1.5 px-2 font-semibold">
          <Icon icon={X} />
          {common.close}
        </a>
      </p>
      <div className="grid divide-y divide-line [&>section]:py-4 [&>section:first-child]:pt-0">
        <KindFacet filters={filters} facets={facets} />
        <Facet title={t.search.dates.title}>
          <DaysForm filters={filters} asked={asked} />
        </Facet>
        <ListFacet
          filters={filters}
          values={mainFirst(facets.kategori)}
          name="kategori"
          title={t.search.category}
        />
        <PriceFacet filters={filters} />
        <ListFacet
          filters={filters}
          values={facets.kecamatan}
          name="kecamatan"
          title={t.search.district}
        />
        <ListFacet filters={filters} values={facets.desa} name="desa" title={t.shop.villages} />
        <FlagFacet filters={filters} facets={facets} />
      </div>
    </aside>
  )
}

/** A category is followed by those below it, once it or one of them is chosen. */
function mainFirst(values: Facets['kategori']): FacetValue[] {
  return values
    .filter(({ parent }) => !parent)
    .flatMap((main) => {
      const below = values.filter(({ parent }) => parent === main.value)
      const isOpen = main.isChosen || below.some(({ isChosen }) => isChosen)
      return [main, ...(isOpen ? below : [])]
    })
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 font-semibold">{title}</h2>
      {children}
    </section>
  )
}

function Choices({ choices }: { choices: readonly Choice[] }) {
  return (
    <ul className="facet-choices">
      {choices.map(({ label, href, count, isChosen }) => (
        <li key={label}>
          <a href={href} rel="nofollow" aria-current={isChosen ? 'true' : undefined}>
            <span>{label}</span>
            {count !== undefined && <small>{count}</small>}
          </a>
        </li>
      ))}
    </ul>
  )
}

function KindFacet({ filters, facets }: PanelProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const choices = (['produk', 'wisata'] as const).map((jenis) => ({
    label: jenis === 'produk' ? t.kinds.product : t.kinds.experience,
    href: searchHref(locale, filters, { jenis: filters.jenis === jenis ? undefined : jenis }),
    count: facets.jenis[jenis],
    isChosen: filters.jenis === jenis,
  }))
  return (
    <Facet title={t.search.kind}>
      <Choices choices={choices} />
    </Facet>
  )
}

type ListFacetProps = {
  filters: SearchPageFilters
  values: readonly FacetValue[]
  name: 'kategori' | 'kecamatan' | 'desa'
  title: string
}

const shownAtOnce = 7

function ListFacet({ filters, values, name, title }: ListFacetProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  if (values.length === 0) return null
  const choices = values.map(({ value, label, count, isChosen }) => ({
    label,
    href: searchHref(locale, filters, { [name]: toggled(filters[name], value) }),
    count,
    isChosen,
  }))
  const rest = choices.slice(shownAtOnce)
  return (
    <Facet title={title}>
      <Choices choices={choices.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <details open={rest.some(({ isChosen }) => isChosen)}>
          <summary className="flex min-h-11 items-center text-terrace underline underline-offset-2">
            {t.search.more} ({choices.length})
          </summary>
          <Choices choices={rest} />
        </details>
      )}
    </Facet>
  )
}

function PriceFacet({ filters }: { filters: SearchPageFilters }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const now = priceText(filters.harga)
  const choices = Object.entries(t.search.prices).map(([range, label]) => {
    const [low, high] = range.split('-').map((part) => (part ? Number(part) : null))
    const isChosen = now === range
    const harga = isChosen
      ? { minimum: null, maximum: null }
      : { minimum: low ?? null, maximum: high ?? null }
    return { label, href: searchHref(locale, filters, { harga }), isChosen }
  })
  const without = { ...filters, hal: 1, harga: { minimum: null, maximum: null } }
  return (
    <Facet title={t.search.price}>
      <Choices choices={choices} />
      <form action={paths.search(locale)} className="mt-2 grid grid-cols-2 gap-2">
        {searchPairs(without).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <PriceField name="dari" label={t.search.minimum} value={filters.harga.minimum} />
        <PriceField name="sampai" label={t.search.maximum} value={filters.harga.maximum} />
        <div className="col-span-2">
          <Button look="outline" size="small" wide>
            {t.search.applyPrice}
          </Button>
        </div>
      </form>
    </Facet>
  )
}

function PriceField({ name, label, value }: { name: string; label: string; value: number | null }) {
  return (
    <label className="text-sm">
      {label}
      <input
        name={name}
        inputMode="numeric"
        defaultValue={value ?? ''}
        maxLength={13}
        placeholder="Rp"
        className="field-control mt-1"
      />
    </label>
  )
}

function FlagFacet({ filters, facets }: PanelProps) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const choices = flagLabels(t.search).map(([name, label]) => ({
    label,
    href: searchHref(locale, filters, { [name]: filters[name] ? undefined : true }),
    count: facets[name],
    isChosen: filters[name] === true,
  }))
  return (
    <Facet title={t.search.features}>
      <Choices choices={choices} />
    </Facet>
  )
}
