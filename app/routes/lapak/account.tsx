import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { setPayoutAccount } from '#app/features/payouts/account.server.ts'
import { AccountForm } from '#app/features/payouts/components/account-form.tsx'
import { PayoutAccount } from '#app/features/payouts/components/payout-account.tsx'
import { getAccountOfMaker } from '#app/features/payouts/queries.server.ts'
import { readAccount } from '#app/features/payouts/read-account.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Card } from '#app/ui/card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.payouts.account.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, user } = await requireMaker(request)
  const { hasSecondFactor } = user
  return { account: await getAccountOfMaker(scope), hasSecondFactor }
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, user } = await requireMaker(request)
  const read = await readAccount(request, user.id)
  if (!read.ok) return data(read.unfinished, { status: 422 })
  const actor = { type: 'staff', id: user.id } as const
  await setPayoutAccount({ maker: scope }, { actor, destination: read.destination })
  return redirect(`${paths.maker('rekening')}?kabar=saved`)
}

/** A maker says where the BUM Desa transfers to. */
export default function OwnAccount() {
  const { account, hasSecondFactor } = useLoaderData<typeof loader>()
  const unfinished = useActionData<typeof action>()
  const [address] = useSearchParams()
  const { account: t } = useMessages().payouts
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {address.get('kabar') === 'saved' && !unfinished && (
        <div className="mb-4">
          <Alert tone="good">{t.saved}</Alert>
        </div>
      )}
      {account && (
        <Card className="mb-6 p-4">
          <PayoutAccount account={account} before={null} />
        </Card>
      )}
      <Section title={account ? t.change : t.enter}>
        <AccountForm
          unfinished={unfinished}
          hasSecondFactor={hasSecondFactor}
          back={paths.makerEarnings()}
        />
      </Section>
    </>
  )
}
