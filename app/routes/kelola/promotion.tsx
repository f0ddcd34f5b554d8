import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { PromotionBadge } from '#app/features/promotions/components/promotion-badge.tsx'
import { PromotionDeeds } from '#app/features/promotions/components/promotion-deeds.tsx'
import { PromotionFacts } from '#app/features/promotions/components/promotion-facts.tsx'
import { PromotionUses } from '#app/features/promotions/components/promotion-uses.tsx'
import { SampleSaleTable } from '#app/features/promotions/components/sample-sale-table.tsx'
import { getPromotion, getSample } from '#app/features/promotions/queries.server.ts'
import { sampleSale } from '#app/features/promotions/sample-sale.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { promotionsTitle } from './page-title.ts'
import { Panel } from './panel.tsx'
import { PromotionsBackLink } from './promotions-back-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  promotionsTitle((t) => data?.promotion.name ?? t.title)

export async function loader({ request, params: { promotionId = '' } }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const found = isUuid(promotionId) ? await getPromotion({ shopId, promotionId }) : null
  const promotion = found ?? notFound()
  const { good, shares } = await getSample(shopId, promotion.terms)
  const sale = good && sampleSale(promotion.terms, good, shares)
  return { promotion, sale, isManager: role === 'manager' }
}

export default function Promotion() {
  const { promotion, sale, isManager } = useLoaderData<typeof loader>()
  const { promotions: t } = useMessages()
  return (
    <>
      <PageHeader
        title={promotion.name}
        lead={<PromotionBadge promotion={promotion} />}
        above={<PromotionsBackLink />}
      />
      <Notice />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel>
          <PromotionFacts promotion={promotion} />
        </Panel>
        <Panel title={t.sample.title}>
          <SampleSaleTable sale={sale} />
        </Panel>
        {promotion.status !== 'draft' && (
          <Panel title={t.used.title}>
            <PromotionUses promotion={promotion} />
          </Panel>
        )}
        {isManager && (
          <Panel tone={promotion.status === 'draft' ? 'action' : 'plain'}>
            <PromotionDeeds promotion={promotion} />
          </Panel>
        )}
      </div>
    </>
  )
}

function Notice() {
  const [search] = useSearchParams()
  const { notices } = useMessages().promotions
  const said = search.get('kabar')
  if (said !== 'active' && said !== 'paused' && said !== 'ended' && said !== 'changed') return null
  return (
    <div className="mb-4">
      <Alert tone={said === 'changed' ? 'attention' : 'good'}>{notices[said]}</Alert>
    </div>
  )
}
