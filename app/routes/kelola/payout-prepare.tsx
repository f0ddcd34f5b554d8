import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { Form, useActionData, useRouteLoaderData } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { accountText } from '#app/features/payouts/components/payout-account.tsx'
import { preparePayout } from '#app/features/payouts/commands.server.ts'
import { prepareForm } from '#app/features/payouts/forms.ts'
import { getMakerMoney } from '#app/features/payouts/queries.server.ts'
import { rights } from '#app/features/shops/shop-rights.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { firstErrors, readForm } from '#app/server/read-form.server.ts'
import type { PayoutTexts } from '#app/i18n/id/payouts.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'
import { Panel } from './panel.tsx'
import type { loader } from './maker-money.tsx'

export async function action({ request, params }: ActionFunctionArgs) {
  const roles = rights.preparePayout
  const { shopId, user } = await requireShopMember(request, undefined, { write: true, roles })
  const { id: makerId } = (await getMakerMoney(shopId, params.makerId)) ?? notFound()
  const typed = await readForm(request)
  const form = prepareForm.safeParse(typed)
  if (!form.success)
    return data({ typed, errors: firstErrors(form.error), refusal: null }, { status: 400 })
  const actor = { type: 'staff', id: user.id } as const
  const done = await preparePayout({ shopId, actor }, { ...form.data, makerId })
  if (done.ok) return redirect(paths.kelolaPayouts({ id: done.value.id, kabar: 'prepared' }))
  if (done.reason === 'not-found') return notFound()
  return data({ typed, errors: {}, refusal: done.reason }, { status: 409 })
}

export default function PreparePayout() {
  const around = useRouteLoaderData<typeof loader>('routes/kelola/maker-money')!
  const answer = useActionData<typeof action>()
  const { payouts } = useMessages()
  const t = payouts.prepare
  const { maker, available, mayPrepare } = around
  if (!mayPrepare) return null
  if (available <= 0n && !answer) return <p className="mb-4 text-ink-soft">{t.nothing}</p>
  const { account } = maker
  const typed: Record<string, unknown> = answer?.typed ?? {
    amount: formatRupiah(available),
    method: account ? 'transfer' : 'cash',
  }
  const wrong: Record<string, string> = answer?.errors ?? {}
  const field = (name: 'amount' | 'method') => {
    const error = wrong[name] as keyof PayoutTexts['errors'] | undefined
    const errors = error && [payouts.errors[error]]
    return { id: name, name, required: true, initialValue: typed[name], errors }
  }
  return (
    <div className="mb-6">
      <Panel title={t.title} lead={t.lead} tone="action">
        <Form method="post" noValidate className="grid max-w-xl gap-5">
          {answer?.refusal && <Alert tone="bad">{payouts.refusals[answer.refusal]}</Alert>}
          {wrong.account && <Alert tone="bad">{payouts.errors.account}</Alert>}
          <input type="hidden" name="account" value={account?.id ?? ''} />
          <TextInput
            field={{ ...field('amount'), maxLength: 20 }}
            label={t.amount}
            hint={t.amountHint(formatRupiah(available))}
            inputMode="numeric"
          />
          <RadioCards
            field={field('method')}
            label={t.method}
            options={[
              {
                value: 'transfer',
                title: t.transfer,
                text: account ? t.transferText(accountText(account)) : t.noTransfer,
                disabled: !account,
              },
              { value: 'cash', title: t.cash, text: t.cashText },
            ]}
          />
          <div className="flex flex-wrap gap-2">
            <Button size="large">{t.submit}</Button>
            <LinkButton href={paths.kelolaMakerMoney(maker.id)} look="quiet" size="large">
              {t.cancel}
            </LinkButton>
          </div>
        </Form>
      </Panel>
    </div>
  )
}
