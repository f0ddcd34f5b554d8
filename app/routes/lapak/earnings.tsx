import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatCalendarMonth } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { firstOfMonth, monthAfter, monthBefore, monthName } from '#app/features/bookings/month.ts'
import { MonthSums, Movements } from '#app/features/makers/components/maker-earnings.tsx'
import { getMonthOfMaker, getToday, listMovements } from '#app/features/makers/earnings.server.ts'
import { earningsQuery } from '#app/features/makers/earnings.ts'
import { accountText } from '#app/features/payouts/components/payout-account.tsx'
import { getAccountOfMaker } from '#app/features/payouts/queries.server.ts'
import { getMakerBalance } from '#app/features/shops/balances.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { AmountCard } from '#app/ui/amount-card.tsx'
import { consoleTitle } from '#app/ui/console-title.ts'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'

export const meta: MetaFunction = () => consoleTitle((t) => t.lapak.earnings.title)

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await requireMaker(request)
  const query = earningsQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const thisMonth = firstOfMonth(await getToday())
  const month = query.bulan && query.bulan < thisMonth ? query.bulan : thisMonth
  const [sums, page, owed, account] = await Promise.all([
    getMonthOfMaker(scope, month),
    listMovements(scope, { month, setelah: query.setelah }),
    getMakerBalance(scope),
    getAccountOfMaker(scope),
  ])
  return {
    month,
    isLast: month === thisMonth,
    isPaged: query.setelah !== null,
    sums,
    owed,
    account,
    ...page,
  }
}

export default function Earnings() {
  const { month, isLast, isPaged, sums, owed, account, movements, next } =
    useLoaderData<typeof loader>()
  const locale = useLocale()
  const { lapak, payouts } = useMessages()
  const { earnings: t } = lapak
  const bulan = monthName(month)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="grid grid-cols-2 gap-3">
        <AmountCard label={t.payableNow} amount={owed.payable} />
        <AmountCard label={t.pendingNow} amount={owed.pending} />
      </div>
      <div className="no-print mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        {account && <p>{payouts.prepare.transferText(accountText(account))}</p>}
        <LinkButton href={paths.maker('rekening')} look="outline">
          {account ? payouts.account.change : payouts.account.enter}
        </LinkButton>
      </div>
      <Section title={t.month(formatCalendarMonth(month, locale))}>
        <MonthSums sums={sums} />
        <p className="no-print mt-3">
          <LinkButton href={paths.makerStatement(bulan)} look="outline">
            {payouts.money.paper(formatCalendarMonth(month, locale))}
          </LinkButton>
        </p>
        <nav className="no-print mt-3 flex flex-wrap justify-between gap-2">
          <LinkButton
            href={paths.makerEarnings({ bulan: monthName(monthBefore(month)) })}
            look="quiet"
          >
            {t.before}
          </LinkButton>
          {!isLast && (
            <LinkButton
              href={paths.makerEarnings({ bulan: monthName(monthAfter(month)) })}
              look="quiet"
            >
              {t.after}
            </LinkButton>
          )}
        </nav>
      </Section>
      <Section title={t.movements}>
        <Movements movements={movements} />
        {(isPaged || next) && (
          <nav className="no-print mt-6 flex justify-center gap-3">
            {isPaged && (
              <LinkButton href={paths.makerEarnings({ bulan })} look="quiet">
                {t.first}
              </LinkButton>
            )}
            {next && (
              <LinkButton href={paths.makerEarnings({ bulan, setelah: next })} look="outline">
                {t.next}
              </LinkButton>
            )}
          </nav>
        )}
      </Section>
    </>
  )
}
