import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { SaleTable } from '#app/features/counter/components/sale-table.tsx'
import { waysToPay } from '#app/features/counter/counter-sale.ts'
import { saleListQuery, saleWordsMaximum } from '#app/features/counter/sale-list.ts'
import { listCounterSales } from '#app/features/counter/sale-list.server.ts'
import { salesReach } from '#app/features/counter/sales-reach.server.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { FilterChoice, FilterDay, Filters } from '#app/ui/filters.tsx'
import { ListPages } from '#app/ui/list-pages.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { CounterBackLink } from './counter-back-link.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction = () => counterTitle((t) => t.list.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, role, user } = await requireDeskMember(request)
  const query = saleListQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const page = await listCounterSales({ ...salesReach(desk, user.id), role }, query)
  return { query, isWhole: desk.unitId === null, canSell: role !== 'supervisor', ...page }
}

/** A sale that somebody comes back for: to be printed or sent once more, or undone. */
export default function CounterSales() {
  const { query, isWhole, canSell, sales, next, zone, day } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { counter, common } = useMessages()
  const { list: t } = counter
  const { hari, cari, cara, setelah } = query
  const isFiltered = cari !== '' || cara !== null
  return (
    <>
      <PageHeader
        title={t.title}
        lead={
          <>
            {day ? formatCalendarDay(day, locale) : t.anyDay}
            {!isWhole && ` · ${counter.own}`}
          </>
        }
        above={<CounterBackLink canSell={canSell} />}
        actions={
          isWhole &&
          day && (
            <LinkButton href={paths.tillDay(day)} look="outline">
              {t.till}
            </LinkButton>
          )
        }
      />
      <SearchForm
        action={paths.counterSales()}
        hidden={{}}
        value={cari}
        label={t.search}
        maxLength={saleWordsMaximum}
      >
        <p className="text-sm text-ink-soft">{t.searchHint}</p>
        <Filters
          on={[hari, cara].filter(Boolean).length}
          clear={paths.counterSales({ cari: cari || null })}
        >
          <FilterDay name="hari" label={t.day} value={hari} />
          <FilterChoice
            name="cara"
            label={t.way}
            value={cara}
            options={waysToPay.map((way) => [way, counter.ways[way]])}
          />
        </Filters>
      </SearchForm>
      {sales.length > 0 ? (
        <SaleTable sales={sales} zone={zone} isOfOneDay={day !== null} />
      ) : (
        <EmptyState title={isFiltered ? common.noneFound : t.none}>
          {cari && hari && (
            <LinkButton href={paths.counterSales({ cari, cara })} look="outline">
              {t.onAnyDay}
            </LinkButton>
          )}
          {!isFiltered && canSell && (
            <LinkButton href={paths.counter()} look="outline">
              {counter.sell}
            </LinkButton>
          )}
        </EmptyState>
      )}
      <ListPages
        first={setelah && paths.counterSales({ ...query, setelah: null })}
        next={next && paths.counterSales({ ...query, setelah: next })}
      />
    </>
  )
}
