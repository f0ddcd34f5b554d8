import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { MapLegend } from '#app/features/regions/components/map-legend.tsx'
import { RegencyChoropleth } from '#app/features/regions/components/regency-choropleth.tsx'
import { listDistricts } from '#app/features/regions/queries.server.ts'
import type { DistrictSummary } from '#app/features/regions/region-pages.ts'
import { shadeSteps } from '#app/features/regions/shade.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { pageMeta } from './page-meta.ts'

export async function loader() {
  return { districts: await listDistricts() }
}

export const handle: PageHandle = { cache: () => ({ tags: ['map'], seconds: 120 }) }

export const meta: MetaFunction = (input) => {
  const { storefront: t } = messagesFor(localeOfPath(input.location.pathname))
  return pageMeta(input, {
    title: t.map.title,
    description: t.map.description,
    path: paths.map,
  })
}

export default function RegencyMapPage() {
  const { districts } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { common, storefront: t } = useMessages()
  const steps = shadeSteps(districts.map(({ listings }) => listings))
  return (
    <PageBody>
      <PageHeader
        above={
          <Breadcrumbs
            crumbs={[{ label: common.home, href: paths.home(locale) }]}
            current={t.map.title}
          />
        }
        title={t.map.title}
        lead={t.map.lead}
      />
      <figure className="rounded-3xl border border-line bg-surface p-3 shadow-card md:p-8">
        <RegencyChoropleth districts={districts} steps={steps} />
        <figcaption className="mt-4 grid gap-2">
          <MapLegend steps={steps} />
          <span className="text-sm text-ink-soft">{t.map.source}</span>
        </figcaption>
      </figure>
      <section className="mt-10">
        <h2 className="mb-4 font-display text-2xl font-bold">{t.map.table}</h2>
        <DistrictTable districts={districts} />
      </section>
    </PageBody>
  )
}

/** The same as the map, for whoever prefers to read it. */
function DistrictTable({ districts }: { districts: readonly DistrictSummary[] }) {
  const locale = useLocale()
  const { storefront: t } = useMessages()
  const columns: Column<DistrictSummary>[] = [
    {
      title: t.map.name,
      cell: ({ name, slug }) => (
        <a
          href={paths.district(locale, slug)}
          className="font-semibold text-terrace underline-offset-4 hover:underline"
        >
          {name}
        </a>
      ),
    },
    { title: t.map.listings, cell: ({ listings }) => t.count(listings), numeric: true },
    { title: t.map.villages, cell: ({ villages }) => villages, numeric: true },
    { title: t.map.shops, cell: ({ shops }) => shops, numeric: true },
  ]
  return (
    <Table
      caption={t.map.table}
      columns={columns}
      rows={districts.toSorted((a, b) => b.listings - a.listings)}
      rowKey={({ code }) => code}
    />
  )
}
