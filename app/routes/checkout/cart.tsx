import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { groupByShop } from '#app/features/cart/cart-line.ts'
import { FilledCart } from '#app/features/cart/components/filled-cart.tsx'
import { CartNoticeAlert } from '#app/features/cart/components/cart-notice.tsx'
import { getCartPromotions } from '#app/features/checkout/cart-promotions.server.ts'
import { readNotice } from '#app/features/cart/notice.ts'
import { getCart } from '#app/features/cart/queries.server.ts'
import { listRecentPurchases } from '#app/features/purchases/recent-purchases.server.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { currentBuyer } from '#app/server/guards.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'
import type { CartAnswer } from './cart-answer.server.ts'
import { RecentPurchases } from './recent-purchases.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const scope = await currentBuyer(request)
  const cart = scope && (await getCart(scope))
  const groups = groupByShop(cart?.lines ?? [])
  return {
    groups,
    promotions: scope && groups.length > 0 ? await getCartPromotions(scope, groups) : {},
    recent: scope ? await listRecentPurchases(scope) : [],
    notice: readNotice(new URL(request.url).searchParams),
  }
}

export const meta: MetaFunction = ({ location }) => [
  { title: `${messagesFor(localeOfPath(location.pathname)).cart.title} · Lumbung` },
  { name: 'robots', content: 'noindex' },
]

export default function CartPage() {
  const { groups, promotions, recent, notice: noticed } = useLoaderData<typeof loader>()
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
        <FilledCart
          groups={groups}
          promotions={promotions}
          typed={refused?.typed ?? {}}
          refusedCode={refused?.code}
        />
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
