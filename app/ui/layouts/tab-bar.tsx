import { useLocation } from '@remix-run/react'
import { CircleUserRound, House, Map, Search, ShoppingBasket } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { Messages } from '#app/i18n/id.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { Frozen } from '../frozen.tsx'
import { Icon } from '../icon.tsx'
import { useLocale } from '../locale.tsx'
import { CartIcon } from './storefront-header.tsx'

type Tab = { href: string; icon: LucideIcon; label: string }

const tabsOf = (locale: Locale, { common: t }: Messages): Tab[] => [
  { href: paths.home(locale), icon: House, label: t.home },
  { href: paths.search(locale), icon: Search, label: t.search },
  { href: paths.map(locale), icon: Map, label: t.mapShort },
  { href: paths.cart(locale), icon: ShoppingBasket, label: t.cart },
  { href: paths.account(locale), icon: CircleUserRound, label: t.account },
]

/** The phone's bar at the thumb: the five places people go to. */
export function TabBar() {
  const locale = useLocale()
  const { pathname } = useLocation()
  const tabs = tabsOf(locale, messagesFor(locale))
  const current = tabs.find(({ href }) => href === pathname)?.href ?? ''
  return (
    <Frozen name={`tabs:${current}`}>
      <Bar label={messagesFor(locale).common.menu} tabs={tabs} current={current} />
    </Frozen>
  )
}

function Bar({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto grid max-w-lg grid-cols-5">
        {tabs.map(({ href, icon, label: text }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={`flex min-h-16 flex-col items-center justify-center gap-0.5 text-xs no-underline ${href === current ? 'font-bold text-terrace' : 'text-ink-soft'}`}
            >
              {icon === ShoppingBasket ? <CartIcon /> : <Icon icon={icon} size={24} />}
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
