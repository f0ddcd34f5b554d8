import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOf } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { buyerStepValues, saveBuyerStep } from '#app/features/checkout/buyer-step.server.ts'
import { AddressFields, BuyerFields } from '#app/features/checkout/components/buyer-fields.tsx'
import { GuestNameFields } from '#app/features/checkout/components/guest-name-fields.tsx'
import { CheckoutFrame } from '#app/features/checkout/components/checkout-frame.tsx'
import { getDraft } from '#app/features/checkout/draft.server.ts'
import { type CheckoutState, getCheckoutState } from '#app/features/checkout/review.server.ts'
import { currentVisitor, requireVisitor } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { checkoutMeta } from './checkout-meta.ts'
import { requireFilledCart } from './checkout-page.server.ts'

export const meta = checkoutMeta

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, state } = await requireFilledCart(request)
  const visitor = await currentVisitor(request)
  const user = visitor?.user ?? null
  const draft = await getDraft(scope)
  return {
    values: buyerStepValues(draft, user),
    names: draft.names,
    toName: linesOf(state).filter(({ asksNames }) => asksNames),
    isGuest: user === null,
    hasGoods: state.quote.orders.some(({ hasGoods }) => hasGoods),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readForm(request)
  const { scope, headers } = await requireVisitor(request, context)
  const state = await getCheckoutState(scope)
  const unfinished = await saveBuyerStep(scope, state ? linesOf(state) : [], fields)
  if (unfinished) return data(unfinished, { status: 422, headers })
  return redirect(paths.checkout(localeOf(request), 'pengiriman'), { headers })
}

const linesOf = ({ quote }: CheckoutState) => quote.orders.flatMap(({ lines }) => lines)

export default function BuyerStep() {
  const loaded = useLoaderData<typeof loader>()
  const unfinished = useActionData<typeof action>()
  const { checkout: t } = useMessages()
  const values = unfinished?.values ?? loaded.values
  const problems = unfinished?.problems ?? {}
  return (
    <CheckoutFrame step={0}>
      <h1 className="font-display text-3xl font-bold">{t.buyerTitle}</h1>
      <p className="mt-1 mb-6 text-ink-soft">
        {t.buyerLead} {loaded.isGuest && <SignInLink />}
      </p>
      <form method="post" noValidate>
        <BuyerFields values={values} problems={problems} hasGoods={loaded.hasGoods} />
        {loaded.hasGoods && (
          <AddressFields
            values={values}
            problems={problems}
            picker={{
              text: values.villageText ?? '',
              code: values.villageCode ?? '',
              matches: unfinished?.matches ?? null,
            }}
          />
        )}
        <GuestNameFields
          lines={loaded.toName}
          typed={unfinished?.names ?? loaded.names}
          problems={problems}
        />
        <div className="mt-8">
          <Button size="large" wide>
            {t.toDelivery}
          </Button>
        </div>
      </form>
    </CheckoutFrame>
  )
}

function SignInLink() {
  const locale = useLocale()
  const { checkout: t, common } = useMessages()
  return (
    <span>
      {t.haveAccount}{' '}
      <a href={paths.signIn(locale, paths.checkout(locale))} className="font-semibold text-terrace">
        {common.signIn}
      </a>
    </span>
  )
}
