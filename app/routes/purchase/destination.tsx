import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isUuid } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { DestinationFields } from '#app/features/refunds/components/destination-fields.tsx'
import { getDestination, setDestination } from '#app/features/refunds/destination.server.ts'
import { readDestination } from '#app/features/refunds/read-destination.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { privatePageMeta } from './private-page-meta.ts'
import { backToPurchase, buyerActor, purchaseTokenOf } from './purchase-route.server.ts'

export const meta = privatePageMeta((t) => t.destination.title)

const refundIdOf = (refundId: string | undefined) =>
  refundId && isUuid(refundId) ? refundId : notFound()

export async function loader({ params }: LoaderFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const refund = (await getDestination(token, refundIdOf(params.refundId))) ?? notFound()
  return { refund, token: String(token) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const purchaseToken = purchaseTokenOf(params.token)
  const refundId = refundIdOf(params.refundId)
  const read = await readDestination(request)
  if (!read.ok) return data(read.unfinished, { status: 422 })
  const set = await setDestination({
    refundId,
    owner: { purchaseToken },
    actor: await buyerActor(request),
    destination: read.destination,
  })
  if (set.ok) return backToPurchase(request, params.token, 'destination-set')
  if (set.reason === 'not-found') return notFound()
  return backToPurchase(request, params.token, set.reason)
}

/** Only who holds the link of the purchase says where its money goes back to. */
export default function DestinationPage() {
  const { refund, token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { destination: t } = useMessages().purchase
  const back = (
    <LinkButton href={paths.purchase(locale, token)} look="quiet">
      {t.back}
    </LinkButton>
  )
  return (
    <PlainLayout>
      <Card as="section" className="mx-auto grid max-w-xl gap-4 p-5">
        <h1 className="font-display text-2xl font-bold">{t.title}</h1>
        <p className="text-ink-soft">{refund.isOpen ? t.lead(refund.amount) : t.closed}</p>
        {refund.isOpen ? (
          <form method="post" noValidate className="grid gap-4">
            <DestinationFields
              wrong={answer?.wrong ?? []}
              typed={answer?.typed ?? refund.destination ?? {}}
            />
            <div className="flex flex-wrap gap-2">
              <Button size="large">{t.submit}</Button>
              {back}
            </div>
          </form>
        ) : (
          back
        )}
      </Card>
    </PlainLayout>
  )
}
