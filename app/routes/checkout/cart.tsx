import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { add } from '#app/core/rupiah.ts'
import { OnSiteSum } from '#app/features/bookings/components/on-site.tsx'
import { groupByShop, isBlocking, problemOf } from '#app/features/cart/cart-line.ts'
import { CartGroupCard } from '#app/features/cart/components/cart-group.tsx'
import { CartNoticeAlert } from '#app/features/cart/components/cart-notice.tsx'
import { readNotice } from '#app/features/cart/notice.ts'
import { getCart } from '#app/features/cart/queries.server.ts'
import { listRecentPurchases } from '#app/features/purchases/recent-purchases.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { currentBuyer } from '#app/server/guards.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'
import { Price } from '#app/ui/price.tsx'
import type { CartAnswer } from './cart-answer.server.ts'
import { RecentPurchases } from './recent-purchases.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const scope = await currentBuyer(request)
  const cart = scope && (await getCart(scope))
  return {
    groups: groupByShop(cart?.lines ?? []),
    recent: scope ? await listRecentPurchases(scope) : [],
    notice: readNotice(new URL(request.url).searchParams),
  }
}

export const meta: MetaFunction = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).cart.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export default function CartPage() {
  const { groups, recent, notice: noticed } = useLoaderData<typeof loader>()
  const refused = useActionData<CartAnswer>()
  const notice = refused?.notice ?? noticed
  const { cart: t } = useMessages()
  const lines = groups.flatMap((group) => group.lines)
  return (
    <PageBody>
      <PageHeader title={t.title} lead={lines.length > 0 && t.lead(lines.length, groups.length)} />
      {notice && <CartNoticeAlert notice={notice} />}
      {lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <FilledCart groups={groups} typed={refused?.typed ?? {}} />
      )}
      <RecentPurchases purchases={recent} />
      <LostPurchase />
    </PageBody>
  )
}

/** The cart is where people look first who closed the page of what they bought. */
function LostPurchase() {
  const locale = useLocale()
  const { cart: t } = useMessages()
  return (
    <p className="mt-8 text-ink-soft">
      {t.lostPurchase}{' '}
      <a
        href={paths.findPurchase(locale)}
        className="inline-flex min-h-11 items-center font-semibold text-terrace underline underline-offset-4"
      >
        {t.findPurchase}
      </a>
    </p>
  )
}

function EmptyCart() {
  const locale = useLocale()
  const { cart: t } = useMessages()
  const action = (
    <LinkButton href={paths.search(locale, { jenis: 'produk' })}>{t.emptyAction}</LinkButton>
  )
  return (
    <EmptyState title={t.emptyTitle} action={action}>
      <p>{t.emptyText}</p>
    </EmptyState>
  )
}

type Groups = ReturnType<typeof groupByShop>

/** One form: whichever button is pressed, what was typed beside every line is sent. */
function FilledCart({ groups, typed }: { groups: Groups; typed: Record<string, string> }) {
  const locale = useLocale()
  return (
    <form
      method="post"
      action={`${paths.cart(locale)}/ubah`}
      noValidate
      className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid grid-cols-1 gap-4">
        {groups.map((group) => (
          <CartGroupCard key={group.shop.id} group={group} typed={typed} />
        ))}
      </div>
      <Summary groups={groups} />
    </form>
  )
}

function Summary({ groups }: { groups: Groups }) {
  const locale = useLocale()
  const { cart: t } = useMessages()
  const blocked = groups.some(
    (group) =>
      group.missingToMinimum > 0n || group.lines.some((line) => isBlocking(problemOf(line))),
  )
  return (
    <Card as="section" className="p-5 lg:sticky lg:top-6">
      <p className="mb-3 text-sm font-semibold text-terrace">{t.oneCart}</p>
      <p className="flex items-baseline justify-between gap-4 text-lg">
        <span>{t.itemsTotal}</span>
        <Price amount={add(...groups.map(({ itemsTotal }) => itemsTotal))} className="font-bold" />
      </p>
      <p className="mt-1 text-sm text-ink-soft">{t.shippingLater}</p>
      <OnSiteSum
        amount={add(...groups.map(({ onSiteTotal }) => onSiteTotal))}
        className="mt-3 border-t border-line pt-3"
      />
      <div className="mt-5 grid gap-2">
        {!blocked && (
          <Button name="next" value="checkout" size="large" wide>
            {t.checkout}
          </Button>
        )}
        <LinkButton href={paths.search(locale)} look="outline" wide>
          {t.continueShopping}
        </LinkButton>
      </div>
    </Card>
  )
}
