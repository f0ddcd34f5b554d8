import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { CheckoutFrame } from '#app/features/checkout/components/checkout-frame.tsx'
import { DeliveryChoiceCard } from '#app/features/checkout/components/delivery-choice.tsx'
import { fieldMeta } from '#app/features/checkout/components/field-meta.ts'
import { saveDeliveryStep } from '#app/features/checkout/delivery-step.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { checkoutMeta } from './checkout-meta.ts'
import { requireFilledCart } from './checkout-page.server.ts'

export const meta = checkoutMeta

export async function loader({ request }: LoaderFunctionArgs) {
  const { state } = await requireFilledCart(request)
  if (!state.buyer || (state.buyer.receive === 'home' && !state.address)) {
    throw redirect(paths.checkout(localeOf(request)))
  }
  const orders = state.quote.orders.filter(({ hasGoods }) => hasGoods)
  if (orders.length === 0) throw redirect(paths.checkout(localeOf(request), 'tinjau'))
  return {
    orders,
    // Chosen once, and switched off since.
    gone: state.quote.problems.flatMap((problem) =>
      problem.kind === 'delivery-not-offered' ? problem.shopId : [],
    ),
    choices: state.draft.choices,
    note: state.draft.note,
    wantsHome: state.buyer.receive === 'home',
    district: state.village?.district ?? null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const { scope, state } = await requireFilledCart(request)
  const unfinished = await saveDeliveryStep(scope, state, fields)
  if (unfinished) return data(unfinished, { status: 422 })
  return redirect(paths.checkout(localeOf(request), 'tinjau'))
}

export default function DeliveryStep() {
  const { orders, gone, choices, note, wantsHome, district } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems ?? {}
  const { checkout: t } = useMessages()
  return (
    <CheckoutFrame step={1}>
      <h1 className="font-display text-3xl font-bold">{t.deliveryTitle}</h1>
      <p className="mt-1 mb-6 text-ink-soft">{t.deliveryLead}</p>
      <form method="post" noValidate className="grid grid-cols-1 gap-5">
        {orders.map((order) => (
          <DeliveryChoiceCard
            key={order.shop.id}
            order={order}
            chosen={choices[order.shop.id]}
            district={wantsHome ? district : null}
            problem={
              problems[order.shop.id]?.[0] ??
              (gone.includes(order.shop.id) ? 'delivery-not-offered' : undefined)
            }
          />
        ))}
        <Textarea
          field={fieldMeta('note', { values: { note }, problems, sentences: t.fieldErrors })}
          label={t.note}
          hint={t.noteHint}
          rows={3}
          maxLength={300}
        />
        <Button size="large" wide>
          {t.toReview}
        </Button>
      </form>
    </CheckoutFrame>
  )
}
