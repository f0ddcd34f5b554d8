import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useMatch } from '@remix-run/react'
import { calendarDateOf } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { PayoutAccount } from '#app/features/payouts/components/payout-account.tsx'
import { PayoutBadge } from '#app/features/payouts/components/payout-list.tsx'
import { PayoutNotice } from '#app/features/payouts/components/payout-notice.tsx'
import { PayoutTrail } from '#app/features/payouts/components/payout-trail.tsx'
import { withoutNumbers } from '#app/features/payouts/payout.ts'
import { getPayout } from '#app/features/payouts/queries.server.ts'
import { may } from '#app/features/shops/shop-rights.ts'
import { listTrail } from '#app/server/audit-trail.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Panel } from './panel.tsx'
import { payoutsTitle } from './page-title.ts'
import { PayoutNextStep } from './payout-next-step.tsx'
import { BackLink } from './back-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  payoutsTitle((t) => data?.payout.number ?? t.title)

export async function loader({ request, params: { payoutId } }: LoaderFunctionArgs) {
  const { shopId, role, user } = await requireShopMember(request)
  const found = (await getPayout(shopId, payoutId)) ?? notFound()
  return {
    payout: may(role, 'seePayoutAccount') ? found : withoutNumbers(found),
    role,
    isMine: found.preparedBy === user.id,
    trail: await listTrail([found.id]),
    today: calendarDateOf(new Date()),
    now: new Date(),
  }
}

export default function Payout() {
  const { payout, trail, ...who } = useLoaderData<typeof loader>()
  const { facts, methods } = useMessages().payouts
  const { account, accountBefore } = payout
  const isAsking = useMatch(paths.kelolaPayouts({ id: payout.id, verb: ':verb' })) !== null
  return (
    <>
      <PageHeader
        title={formatRupiah(payout.amount)}
        above={<BackLink href={paths.kelolaMakerMoney(payout.makerId)} text={payout.maker} />}
        lead={
          <span className="inline-flex flex-wrap items-center gap-2">
            {`${payout.number} · ${methods[payout.method]}`}
            <PayoutBadge status={payout.status} />
          </span>
        }
      />
      <PayoutNotice />
      <Outlet />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          {!isAsking && <PayoutNextStep payout={payout} {...who} />}
          {account && (
            <Panel title={facts.account}>
              <PayoutAccount
                account={account}
                before={
                  payout.status === 'prepared' || payout.status === 'approved'
                    ? accountBefore
                    : null
                }
              />
            </Panel>
          )}
        </div>
        <PayoutTrail payout={payout} trail={trail} />
      </div>
    </>
  )
}
