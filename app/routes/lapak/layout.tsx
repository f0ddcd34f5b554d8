import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ClipboardList, House, MessageCircleQuestion, Package, Wallet } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { countUnansweredQuestions } from '#app/features/questions/desk-queries.server.ts'
import { requireMaker } from '#app/server/guards.server.ts'
import { ConsoleLayout } from '#app/ui/layouts/console-layout.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'

export const handle: PageHandle = { hydrate: true }

export async function loader({ request }: LoaderFunctionArgs) {
  const { name, scope: maker } = await requireMaker(request)
  return { name, questions: await countUnansweredQuestions({ maker }) }
}

export default function Lapak() {
  const { name, questions: waiting } = useLoaderData<typeof loader>()
  const { lapak: t, listings, questions } = useMessages()
  const links = [
    { href: paths.maker(), label: t.home, icon: House, end: true },
    { href: paths.makerOrders(), label: t.orders.title, icon: ClipboardList },
    { href: paths.sellerListings('lapak'), label: listings.title, icon: Package },
    { href: paths.makerEarnings(), label: t.earnings.tab, icon: Wallet },
    {
      href: paths.sellerQuestions('lapak'),
      label: questions.title,
      short: questions.short,
      icon: MessageCircleQuestion,
      count: waiting,
    },
  ]
  return (
    <ConsoleLayout title={name} role={t.role} links={links} navigationLabel={t.navigation}>
      <Outlet />
    </ConsoleLayout>
  )
}
