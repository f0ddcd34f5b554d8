import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatCalendarDay } from '#app/core/dates.ts'
import { newId } from '#app/core/ids.ts'
import { paths } from '#app/core/paths.ts'
import { addDays } from '#app/features/bookings/calendar-date.ts'
import { sellAtCounter } from '#app/features/counter/commands.server.ts'
import { SaleForm } from '#app/features/counter/components/sale-form.tsx'
import { SaleProblem } from '#app/features/counter/components/sale-problem.tsx'
import {
  datedQuery,
  guestErrors,
  mostNights,
  visitsAsTyped,
} from '#app/features/counter/dated-offer.ts'
import { listDatedVisits } from '#app/features/counter/dated-offer.server.ts'
import { type CounterErrors, readCounterForm, textsOf } from '#app/features/counter/forms.ts'
import { todayOfShop } from '#app/features/counter/queries.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { notFound, requireDeskMember } from '#app/server/guards.server.ts'
import { readForm } from '#app/server/read-form.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { CounterBackLink } from './counter-back-link.tsx'
import { counterTitle } from './page-title.ts'

export const meta: MetaFunction = () => counterTitle((t) => t.dated.title)

async function requireDay({ request }: LoaderFunctionArgs) {
  const { desk, user } = await requireDeskMember(request, { write: true })
  const asked = datedQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const today = await todayOfShop(shopOfDesk(desk))
  const { tanggal, malam: nights } = asked
  const date = tanggal && tanggal > today ? tanggal : today
  const visits = await listDatedVisits({ desk }, { date, nights })
  return { desk, user, today, date, nights, visits }
}

export async function loader(args: LoaderFunctionArgs) {
  const { today, date, nights, visits } = await requireDay(args)
  const offer = { goods: [], visits, hasPromotions: false }
  return { today, date, nights, offer, saleId: newId() }
}

export async function action(args: ActionFunctionArgs) {
  const { desk, user, date, nights, visits } = await requireDay(args)
  const typed = textsOf(await readForm(args.request))
  const read = readCounterForm(typed, visitsAsTyped(visits, { date, nights, typed }))
  const wrong = guestErrors(visits, typed)
  const errors = { ...(read.ok ? {} : read.errors), ...wrong }
  if (!read.ok || Object.keys(wrong).length > 0) {
    return data({ typed, errors, refusal: null }, { status: 422 })
  }
  const { letIn: _, buyer, ...sale } = read.sale
  const scope = {
    shopId: shopOfDesk(desk),
    unitId: desk.unitId,
    actor: { type: 'staff', id: user.id },
  } as const
  const someone = messagesFor('id').counter.someone
  const named = buyer && { ...buyer, name: buyer.name || someone }
  const sold = await sellAtCounter(scope, { ...sale, buyer: named, gate: null })
  if (sold.ok) return redirect(paths.counter(sale.saleId))
  if (sold.reason === 'not-found') return notFound()
  return data({ typed, errors: {} as CounterErrors, refusal: sold }, { status: 409 })
}

/** A room for tonight, a ticket for another day, and what goes along: sold with signal only. */
export default function CounterDated() {
  const { today, date, nights, offer, saleId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const { dated: t } = useMessages().counter
  const until = formatCalendarDay(addDays(date, nights), locale)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} above={<CounterBackLink canSell />} />
      <Form action={paths.counterDated()} className="mb-5 flex flex-wrap items-end gap-3">
        <TextInput
          key={date}
          field={{ id: 'tanggal', name: 'tanggal', required: true, initialValue: date }}
          label={t.date}
          type="date"
          min={today}
        />
        <TextInput
          key={nights}
          field={{ id: 'malam', name: 'malam', required: true, initialValue: String(nights) }}
          label={t.nights}
          inputMode="numeric"
          maxLength={String(mostNights).length}
        />
        <Button look="outline">{t.show}</Button>
      </Form>
      <p className="mb-4 font-semibold">
        {formatCalendarDay(date, locale)} · {t.staysUntil(nights, until)}
      </p>
      {answer && <SaleProblem errors={answer.errors} refusal={answer.refusal} />}
      {offer.visits.length === 0 ? (
        <EmptyState title={t.nothing} />
      ) : (
        <SaleForm
          key={`${date} ${nights}`}
          saleId={saleId}
          offer={offer}
          typed={answer?.typed ?? {}}
          errors={answer?.errors ?? {}}
          visitsFirst
          isDated
        />
      )}
    </>
  )
}
