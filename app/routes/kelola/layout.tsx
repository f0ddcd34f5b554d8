import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import {
  BadgePercent,
  Boxes,
  Calculator,
  CalendarDays,
  ChartColumn,
  ClipboardList,
  Compass,
  Footprints,
  House,
  Mail,
  MessageCircleQuestion,
  Package,
  ScanQrCode,
  Settings,
  Store,
  Star,
  Users,
  Wallet,
} from 'lucide-react'
import { useEffect } from 'react'
import { paths } from '#app/core/paths.ts'
import { forgetOtherGates } from '#app/features/bookings/components/gate-phone/browser-store.ts'
import { getDeskBadges, noBadges } from '#app/features/orders/today-queries.server.ts'
import { useNamedShop } from '#app/features/shops/components/use-named-shop.ts'
import { ShopSwitch } from '#app/features/shops/components/shop-switch.tsx'
import { may } from '#app/features/shops/shop-rights.ts'
import { requireDeskMember } from '#app/server/guards.server.ts'
import { shopOfDesk } from '#app/server/scopes.server.ts'
import { ConsoleLayout } from '#app/ui/layouts/console-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'

export const handle: PageHandle = { hydrate: true }

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk, shop, role, memberships } = await requireDeskMember(request)
  const waiting = desk.unitId === null ? await getDeskBadges(shopOfDesk(desk)) : noBadges
  const shops = memberships.map(({ slug, name }) => ({ slug, name }))
  return { name: shop.name, slug: shop.slug, role, isWhole: shop.unitId === null, shops, waiting }
}

export default function Kelola() {
  const { name, slug, role, isWhole, shops, waiting } = useLoaderData<typeof loader>()
  const {
    kelola: t,
    businessUnits,
    counter,
    deskCalendar,
    experiences,
    listings,
    makers,
    promotions,
    requests,
    sales,
    stock,
    reviews,
    questions,
    shopSettings,
    trail,
  } = useMessages()
  useEffect(() => forgetOtherGates(slug), [slug])
  useNamedShop(slug, shops.length > 1)
  // On a phone the calendar leads there; who has no calendar yet begins there.
  const offers = { href: paths.kelolaExperiences(), label: experiences.title, icon: Compass }
  const counterLink = {
    href: paths.counter(),
    label: counter.title,
    icon: Calculator,
    isApart: true,
  }
  const gateLink = {
    href: paths.kelolaGate(),
    label: t.gate.short,
    icon: ScanQrCode,
    isApart: true,
  }
  const links = [
    { href: paths.kelola(), label: t.today, icon: House, end: true },
    { href: paths.kelolaOrders(), label: t.orders, icon: ClipboardList, count: waiting.orders },
    ...(waiting.requests !== null
      ? [
          {
            href: paths.kelolaRequests(),
            label: requests.desk.short,
            icon: Users,
            count: waiting.requests,
          },
        ]
      : []),
    ...(waiting.hasCalendar
      ? [{ href: paths.kelolaCalendar(), label: deskCalendar.title, icon: CalendarDays }]
      : [offers]),
    ...(role !== 'supervisor' ? [counterLink] : []),
    gateLink,
    {
      href: paths.sellerListings('kelola'),
      label: listings.title,
      icon: Package,
      count: waiting.listings,
    },
    { href: paths.kelolaStock(), label: stock.title, icon: Boxes },
    { href: paths.kelolaSales(), label: sales.title, icon: ChartColumn },
    { href: paths.kelolaPromotions(), label: promotions.title, icon: BadgePercent },
    { href: paths.kelolaMakers(), label: makers.title, icon: Store },
    { href: paths.kelolaReviews(), label: reviews.title, icon: Star },
    {
      href: paths.sellerQuestions('kelola'),
      label: questions.title,
      icon: MessageCircleQuestion,
      count: waiting.questions,
    },
    { href: paths.kelola('uang'), label: t.money, icon: Wallet, count: waiting.payouts },
    { href: paths.kelola('pesan'), label: t.inbox, icon: Mail },
    ...(waiting.hasCalendar ? [offers] : []),
    ...(may(role, 'readTrail')
      ? [{ href: paths.kelolaTrail(), label: trail.title, icon: Footprints }]
      : []),
    { href: paths.kelolaSettings(), label: shopSettings.title, icon: Settings },
  ]
  const ofUnit = [
    {
      href: paths.kelolaUnitLines(),
      label: businessUnits.lines.title,
      short: businessUnits.lines.short,
      icon: ClipboardList,
    },
    counterLink,
    gateLink,
    { href: paths.sellerListings('kelola'), label: listings.title, icon: Package },
    { href: paths.kelolaStock(), label: stock.title, icon: Boxes },
    { href: paths.kelolaCalendar(), label: deskCalendar.title, icon: CalendarDays },
    offers,
  ]
  return (
    <ConsoleLayout
      title={name}
      role={isWhole ? t.role[role] : businessUnits.staffRole}
      links={isWhole ? links : ofUnit}
      navigationLabel={t.navigation}
    >
      {shops.length > 1 && <ShopSwitch shops={shops} current={slug} />}
      {role === 'supervisor' && (
        <p className="no-print mb-4 rounded-xl bg-sunken px-4 py-2.5 text-sm text-ink-soft">
          {t.supervisorNote}
        </p>
      )}
      <Outlet />
    </ConsoleLayout>
  )
}
