import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import {
  Banknote,
  CalendarHeart,
  Cog,
  Flag,
  FolderTree,
  Footprints,
  HandCoins,
  House,
  Inbox,
  Mail,
  Megaphone,
  MessageCircleWarning,
  Plug,
  Store,
  UserSearch,
} from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { requireAdmin } from '#app/server/guards.server.ts'
import { hasDemoInbox } from '#app/server/message-channels.server.ts'
import { ConsoleLayout } from '#app/ui/layouts/console-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { countWaiting } from './waiting.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request)
  const { money, moneyBack, complaints, reports, jobs } = await countWaiting()
  return { money, moneyBack, complaints, reports, jobs, isDemo: hasDemoInbox() }
}

/** What is stuck and waits for a person. Nothing here needs scripts. */
export default function AdminDesk() {
  const { money, moneyBack, complaints, reports, jobs, isDemo } = useLoaderData<typeof loader>()
  const { admin: t, moderation } = useMessages()
  const links = [
    { href: paths.admin(), label: t.menu.overview, icon: House, end: true },
    { href: paths.admin('uang'), label: t.menu.money, icon: Banknote, count: money },
    {
      href: paths.admin('pengembalian'),
      label: t.menu.refunds,
      short: t.menu.refundsShort,
      icon: HandCoins,
      count: moneyBack,
    },
    {
      href: paths.admin('keluhan'),
      label: t.menu.complaints,
      icon: MessageCircleWarning,
      count: complaints,
    },
    {
      href: paths.admin('laporan'),
      label: moderation.admin.title,
      icon: Flag,
      count: reports.open + reports.askedAgain,
    },
    { href: paths.admin('orang'), label: t.menu.people, icon: UserSearch },
    { href: paths.admin('pekerjaan'), label: t.menu.jobs, icon: Cog, count: jobs },
    { href: paths.admin('bumdesa'), label: t.menu.shops, icon: Store },
    { href: paths.admin('pengumuman'), label: t.announcements.title, icon: Megaphone },
    { href: paths.adminHolidays(), label: t.holidays.title, icon: CalendarHeart },
    { href: paths.admin('kategori'), label: t.categories.title, icon: FolderTree },
    { href: paths.admin('jejak'), label: t.menu.trail, icon: Footprints },
    { href: paths.admin('pesan'), label: t.menu.deliveries, icon: Mail },
    { href: paths.admin('integrations'), label: t.menu.integrations, icon: Plug },
    ...(isDemo ? [{ href: '/kotak-masuk', label: t.menu.demoInbox, icon: Inbox }] : []),
  ]
  return (
    <ConsoleLayout title={t.title} role={t.role} links={links} navigationLabel={t.navigation}>
      <Outlet />
    </ConsoleLayout>
  )
}
