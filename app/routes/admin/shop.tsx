import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { formatPercent } from '#app/core/basis-points.ts'
import { formatDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { ReadySteps } from '#app/features/shops/components/ready-steps.tsx'
import { getDeskShop } from '#app/features/shops/desk-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from '../kelola/panel.tsx'
import { DeedLink } from './deed.tsx'
import { DeskNotice } from './desk-notice.tsx'
import { requireDeed } from './desk-verb.server.ts'
import { BackLink, type Fact, Facts } from './facts.tsx'
import { History } from './history.tsx'
import { pageTitle } from './page-title.ts'
import { ShopState, VillageNames } from './shop-state.tsx'

export const meta: MetaFunction = () => pageTitle((t) => t.shops.title)

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await requireDeed(args, 'shopId')
  return { shop: (await getDeskShop(id)) ?? notFound() }
}

export default function ShopPage() {
  const { shop } = useLoaderData<typeof loader>()
  const { admin: t, shopSettings } = useMessages()
  const here = (verb: string) => paths.admin(`bumdesa/${shop.id}/${verb}`)
  return (
    <>
      <PageHeader
        title={shop.name}
        above={<BackLink href={paths.admin('bumdesa')}>{t.shops.back}</BackLink>}
      />
      <DeskNotice />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Panel title={t.facts.title}>
            <Facts facts={useShopFacts(shop)} />
          </Panel>
          <Panel title={shopSettings.readySteps.title}>
            <ReadySteps done={shop.done} />
          </Panel>
          <History trail={shop.trail} />
        </div>
        <Panel title={t.deeds.title} tone="action" className="max-lg:order-first">
          <div className="grid gap-3">
            <DeedLink
              href={here('undang')}
              label={t.shops.invite}
              look={shop.done.includes('manager') ? 'outline' : 'action'}
            />
            <DeedLink href={here('ubah')} label={t.shops.change} look="outline" />
            {shop.status === 'suspended' ? (
              <DeedLink href={here('buka')} label={t.shops.resume} />
            ) : (
              <DeedLink href={here('tangguhkan')} label={t.shops.suspend} look="danger" />
            )}
            <LinkButton href={`${paths.admin('jejak')}?bumdesa=${shop.slug}`} look="quiet" wide>
              {t.shops.trail}
            </LinkButton>
          </div>
        </Panel>
      </div>
    </>
  )
}

type Shop = ReturnType<typeof useLoaderData<typeof loader>>['shop']

function useShopFacts(shop: Shop): Fact[] {
  const locale = useLocale()
  const { admin, kelola } = useMessages()
  const t = admin.shops
  return [
    [t.state, <ShopState key="state" status={shop.status} />],
    [t.reason, shop.suspendedReason],
    [t.kind, t.kinds[shop.kind]],
    [t.share, `${formatPercent(shop.shareBasisPoints)} %`],
    [t.legalNumber, shop.legalNumber],
    [t.village, <VillageNames key="villages" villages={shop.villages} />],
    [t.people, shop.people.map(({ name, role }) => `${name} (${kelola.role[role]})`).join('; ')],
    [t.makers, String(shop.makers)],
    [t.live, String(shop.live)],
    [t.running, String(shop.runningOrders)],
    [t.since, formatDate(shop.createdAt, { locale })],
  ]
}
