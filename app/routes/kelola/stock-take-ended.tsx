import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDateTime } from '#app/core/dates.ts'
import { isUuid } from '#app/core/ids.ts'
import { DifferenceTable } from '#app/features/stock/components/difference-table.tsx'
import { getEndedTake } from '#app/features/stock/take-queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { StockTakeBackLink } from './settings-back-link.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.stockTake.title)

export async function loader({ request, params: { takeId = '' } }: LoaderFunctionArgs) {
  const { shopId } = await requireShopMember(request)
  const ended = isUuid(takeId) ? await getEndedTake(shopId, takeId) : null
  const isNew = new URL(request.url).searchParams.get('kabar') === 'applied'
  return { ...(ended ?? notFound()), isNew }
}

/** What a stock-take found, and who counted what. */
export default function StockTakeEnded() {
  const { take, goods, isNew } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { stockTake: t } = useMessages()
  const { outcome, enderName, endedAt } = take
  return (
    <>
      <PageHeader
        title={t.title}
        lead={t.ended(t.outcomes[outcome], enderName, formatDateTime(endedAt, { locale }))}
        above={<StockTakeBackLink />}
      />
      {isNew && (
        <div className="mb-4">
          <Alert tone="good">{t.applied}</Alert>
        </div>
      )}
      <DifferenceTable goods={goods} isOpen={false} />
    </>
  )
}
