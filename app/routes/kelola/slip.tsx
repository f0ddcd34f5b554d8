import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { PackingSlip } from '#app/features/orders/components/packing-slip.tsx'
import { listSlips } from '#app/features/orders/slip-queries.server.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'
import { pageTitle } from './page-title.ts'
import css from './slip.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }]

export const meta: MetaFunction = ({ params }) =>
  pageTitle((t) => `${t.slip.title} ${params.number ?? ''}`)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shopId, role } = await requireShopMember(request)
  const [order] = await listSlips({ shopId, role, numbers: [params.number ?? ''] })
  return { order: order ?? notFound() }
}

export default function Slip() {
  const { order } = useLoaderData<typeof loader>()
  const { kelola, collections } = useMessages()
  const { order: words, slip: t } = kelola
  return (
    <main id="isi" className="mx-auto max-w-md px-4 py-6 print:m-0 print:max-w-none print:p-0">
      <div className="no-print mb-4">
        <div className="flex flex-wrap gap-2">
          <LinkButton href={paths.kelolaOrder(order.number)} look="quiet">
            <Icon icon={ChevronLeft} />
            {words.title(order.number)}
          </LinkButton>
          <PrintButton label={t.print} />
        </div>
        <p className="mt-2 text-sm text-ink-soft">
          {order.due === null ? t.printHint : collections.slipHint}
        </p>
      </div>
      <PackingSlip order={order} />
    </main>
  )
}
