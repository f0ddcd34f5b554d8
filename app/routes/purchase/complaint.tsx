import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { type ComplaintField, complaintForm } from '#app/features/orders/complaint.ts'
import { complain } from '#app/features/orders/complaint-commands.server.ts'
import { getComplaintForBuyer } from '#app/features/orders/complaint-queries.server.ts'
import { notFound } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PlainLayout } from '#app/ui/layouts/plain-layout.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { ComplaintForm } from './complaint-form.tsx'
import { OpenComplaint } from './open-complaint.tsx'
import { privatePageMeta } from './private-page-meta.ts'
import { backToPurchase, buyerActor, orderIdOf, purchaseTokenOf } from './purchase-route.server.ts'

export const meta = privatePageMeta((t) => t.complaint.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = purchaseTokenOf(params.token)
  const order = (await getComplaintForBuyer(token, orderIdOf(params.orderId))) ?? notFound()
  if (order.state === 'closed') throw backToPurchase(request, params.token, 'already-changed')
  return { order, token: String(token) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const purchaseToken = purchaseTokenOf(params.token)
  const orderId = orderIdOf(params.orderId)
  const typed = await readForm(request)
  const form = complaintForm.safeParse(typed)
  if (!form.success) {
    const wrong = form.error.issues.map(({ path }) => path[0] as ComplaintField)
    return data({ wrong, typed }, { status: 422 })
  }
  const actor = await buyerActor(request)
  const said = await complain({ purchaseToken, orderId, actor, complaint: form.data })
  if (said.ok) return backToPurchase(request, params.token, 'complained')
  return said.reason === 'not-found'
    ? notFound()
    : backToPurchase(request, params.token, said.reason)
}

/** Something is wrong with what has left the BUM Desa: say so, or take it back. */
export default function ComplaintPage() {
  const { order, token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { complaint: t } = useMessages().purchase
  const back = (
    <LinkButton href={paths.purchase(locale, token)} look="quiet">
      {t.back}
    </LinkButton>
  )
  return (
    <PlainLayout>
      <Card as="section" className="mx-auto grid max-w-xl gap-4 p-5">
        {order.state === 'open' ? (
          <OpenComplaint
            order={order}
            verb={(name) => paths.complaint(locale, token, order.id, name)}
          >
            {back}
          </OpenComplaint>
        ) : (
          <ComplaintForm order={order} wrong={answer?.wrong ?? []} typed={answer?.typed ?? {}}>
            {back}
          </ComplaintForm>
        )}
      </Card>
    </PlainLayout>
  )
}
