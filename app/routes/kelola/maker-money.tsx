import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useMatch } from '@remix-run/react'
import { type CalendarDate, formatCalendarMonth } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { firstOfMonth, monthBefore, monthName } from '#app/features/bookings/month.ts'
import { getToday } from '#app/features/makers/earnings.server.ts'
import { MakerMoneyTiles } from '#app/features/payouts/components/maker-money-tiles.tsx'
import { PayoutAccount } from '#app/features/payouts/components/payout-account.tsx'
import { PayoutList } from '#app/features/payouts/components/payout-list.tsx'
import { PayoutNotice } from '#app/features/payouts/components/payout-notice.tsx'
import { payoutListQuery } from '#app/features/payouts/forms.ts'
import { availableOf, withoutNumbers } from '#app/features/payouts/payout.ts'
import { getMakerMoney, listPayouts } from '#app/features/payouts/queries.server.ts'
import { may } from '#app/features/shops/shop-rights.ts'
import { notFound, requireShopMember } from '#app/server/guards.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { BackLink } from './back-link.tsx'
import { payoutsTitle } from './page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  payoutsTitle((t) => data?.maker.name ?? t.money.title)

export async function loader({ request, params: { makerId } }: LoaderFunctionArgs) {
  const { shopId, role, user } = await requireShopMember(request)
  const maker = (await getMakerMoney(shopId, makerId)) ?? notFound()
  const address = Object.fromEntries(new URL(request.url).searchParams)
  const { setelah } = payoutListQuery.parse(address)
  const all = { lihat: 'semua', cari: '', setelah, maker: maker.id } as const
  const { payouts, next } = await listPayouts(shopId, all)
  const thisMonth = firstOfMonth(await getToday())
  return {
    maker: may(role, 'seePayoutAccount') ? maker : withoutNumbers(maker),
    available: availableOf(maker),
    payouts,
    next,
    months: [thisMonth, monthBefore(thisMonth)],
    mayPrepare: may(role, 'preparePayout'),
    mayEnter: may(role, 'enterPayoutAccount'),
    hasSecondFactor: user.hasSecondFactor,
  }
}

export default function MakerMoneyPage() {
  const { maker, available, payouts, next, months, mayPrepare, mayEnter } =
    useLoaderData<typeof loader>()
  const locale = useLocale()
  const { payouts: t } = useMessages()
  const { id, account, accountBefore } = maker
  const isPreparing = useMatch(paths.kelolaMakerMoney(id, 'bayar')) !== null
  return (
    <>
      <PageHeader
        title={maker.name}
        lead={t.money.title}
        above={<BackLink href={paths.kelola('uang')} text={t.money.back} />}
        actions={
          mayPrepare &&
          !isPreparing &&
          available > 0n && (
            <LinkButton href={paths.kelolaMakerMoney(id, 'bayar')}>{t.prepare.open}</LinkButton>
          )
        }
      />
      <PayoutNotice />
      <Outlet />
      <MakerMoneyTiles money={maker} />
      {!mayPrepare && <p className="mt-3 text-sm text-ink-soft">{t.prepare.onlyTreasurer}</p>}
      <Section title={t.money.account}>
        {account ? (
          <PayoutAccount account={account} before={accountBefore} />
        ) : (
          <p className="text-ink-soft">{t.money.noAccount}</p>
        )}
        {mayEnter && (
          <p className="mt-3">
            <LinkButton href={paths.kelolaMakerMoney(id, 'rekening')} look="outline">
              {account ? t.account.change : t.account.enter}
            </LinkButton>
          </p>
        )}
      </Section>
      <Section title={t.money.history}>
        {payouts.length > 0 ? (
          <PayoutList payouts={payouts} />
        ) : (
          <p className="text-ink-soft">{t.none}</p>
        )}
        <p className="mt-3 flex flex-wrap gap-2">
          {next && (
            <LinkButton href={`${paths.kelolaMakerMoney(id)}?setelah=${next}`} look="outline">
              {t.next}
            </LinkButton>
          )}
          {months.map((bulan) => (
            <LinkButton
              key={bulan}
              href={paths.kelolaMakerMoney(id, 'rekap', { bulan: monthName(bulan) })}
              look="quiet"
            >
              {t.money.statement(formatCalendarMonth(bulan, locale))}
            </LinkButton>
          ))}
          {months.map((bulan) => (
            <LinkButton
              key={bulan}
              href={paths.kelolaMakerMoney(id, 'cetak', { bulan: monthName(bulan) })}
              look="quiet"
            >
              {t.money.paper(formatCalendarMonth(bulan, locale))}
            </LinkButton>
          ))}
        </p>
        <OtherMonth makerId={id} before={months.at(-1)} />
      </Section>
    </>
  )
}

type OtherMonthProps = { makerId: string; before: CalendarDate | undefined }

/** The settlement of any month, as long as somebody may still ask about it. */
function OtherMonth({ makerId, before }: OtherMonthProps) {
  const { money: t } = useMessages().payouts
  return (
    <form
      action={paths.kelolaMakerMoney(makerId, 'cetak')}
      className="mt-4 flex flex-wrap items-end gap-2"
    >
      <TextInput
        field={{ id: 'bulan', name: 'bulan', initialValue: before && monthName(before) }}
        label={t.otherMonth}
        hint={t.otherMonthHint}
        type="month"
        className="max-w-48"
      />
      <Button look="outline">{t.printOther}</Button>
      <Button look="quiet" formAction={paths.kelolaMakerMoney(makerId, 'rekap')}>
        {t.saveOther}
      </Button>
    </form>
  )
}
