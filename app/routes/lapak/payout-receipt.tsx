import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { PayoutReceipt } from '#app/features/payouts/components/payout-receipt.tsx'
import { getPayoutOfMaker } from '#app/features/payouts/queries.server.ts'
import { notFound, requireMaker } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.payouts.receipt.title)

export async function loader({ request, params: { payoutId } }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  return { payout: (await getPayoutOfMaker(scope, payoutId)) ?? notFound() }
}

export default function PayoutReceiptPage() {
  const { payout } = useLoaderData<typeof loader>()
  const { receipt: t } = useMessages().payouts
  return (
    <main id="isi" className="mx-auto max-w-md px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4 flex flex-wrap justify-between gap-2">
        <LinkButton href={paths.makerEarnings()} look="quiet">
          <Icon icon={ChevronLeft} />
          {t.back}
        </LinkButton>
        <PrintButton label={t.print} />
      </div>
      <PayoutReceipt payout={payout} />
    </main>
  )
}
