import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { setPayoutAccount } from '#app/features/payouts/account.server.ts'
import { AccountForm } from '#app/features/payouts/components/account-form.tsx'
import { getMakerMoney } from '#app/features/payouts/queries.server.ts'
import { readAccount } from '#app/features/payouts/read-account.server.ts'
import { rights } from '#app/features/shops/shop-rights.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { loader } from './maker-money.tsx'
import { Panel } from './panel.tsx'

export async function action({ request, params }: ActionFunctionArgs) {
  const roles = rights.enterPayoutAccount
  const { shopId, user } = await requireShopMember(request, undefined, { write: true, roles })
  const { id: makerId } = (await getMakerMoney(shopId, params.makerId)) ?? notFound()
  const read = await readAccount(request, user.id)
  if (!read.ok) return data(read.unfinished, { status: 422 })
  const actor = { type: 'staff', id: user.id } as const
  await setPayoutAccount({ shopId, makerId }, { actor, destination: read.destination })
  return redirect(paths.kelolaMakerMoney(makerId, '', { kabar: 'saved' }))
}

export default function MakerAccount() {
  const { maker, mayEnter, hasSecondFactor } = useRouteLoaderData<typeof loader>(
    'routes/kelola/maker-money',
  )!
  const unfinished = useActionData<typeof action>()
  const { account: t } = useMessages().payouts
  if (!mayEnter) return null
  return (
    <div className="mb-6">
      <Panel title={t.title} lead={t.leadFor(maker.name)} tone="action">
        <AccountForm
          unfinished={unfinished}
          hasSecondFactor={hasSecondFactor}
          back={paths.kelolaMakerMoney(maker.id)}
        />
      </Panel>
    </div>
  )
}
