import { useLocation } from '@remix-run/react'
import { CircleUserRound, House, Map, Search, ShoppingBasket } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { inLocale, withoutLocale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { Icon } from '../icon.tsx'
import { useLocale, useMessages } from '../locale.tsx'
import { Logo } from '../logo.tsx'

const bandLink =
  'inline-flex min-h-11 items-center gap-2 rounded-lg px-3 font-medium no-underline hover:bg-white/10'

export function StorefrontHeader({ searchText }: { searchText?: string }) {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <header className="band no-print bg-band text-on-band">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <a href={paths.home(locale)} className="rounded-lg py-1 text-on-band no-underline">
          <Logo name={t.siteName} tagline={t.tagline} />
        </a>
        <div className="ml-auto flex items-center md:order-3 md:ml-0">
          <LanguageSwitch />
          <a href={paths.account(locale)} className={`${bandLink} max-md:hidden`}>
            <Icon icon={CircleUserRound} size={22} />
            <span data-user-name className="max-w-32 truncate">
              {t.signIn}
            </span>
          </a>
          <a href={paths.cart(locale)} className={bandLink}>
            <CartIcon />
            <span className="max-md:sr-only">{t.cart}</span>
          </a>
        </div>
        <SearchForm {...(searchText !== undefined && { text: searchText })} />
      </div>
      <nav aria-label={t.mainNavigation} className="border-t border-white/10 max-md:hidden">
        <ul className="mx-auto flex max-w-6xl gap-1 px-2">
          <NavItem href={paths.search(locale, { jenis: 'produk' })}>{t.products}</NavItem>
          <NavItem href={paths.search(locale, { jenis: 'wisata' })}>{t.experiences}</NavItem>
          <NavItem href={paths.map(locale)}>{t.map}</NavItem>
        </ul>
      </nav>
    </header>
  )
}

function NavItem({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a
        href={href}
        className="inline-flex min-h-11 items-center rounded-lg px-3 text-on-band-soft no-underline hover:text-on-band"
      >
        {children}
      </a>
    </li>
  )
}

/** A plain GET form; the suggestions under it appear only with JavaScript (public/enhance.js). */
function SearchForm({ text }: { text?: string }) {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <form
      action={paths.search(locale)}
      role="search"
      className="flex w-full md:order-2 md:w-auto md:flex-1"
    >
      <input
        type="search"
        name="q"
        defaultValue={text}
        placeholder={t.searchPlaceholder}
        aria-label={t.searchLabel}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={120}
        data-suggest="/api/saran"
        className="min-h-11 min-w-0 flex-1 rounded-l-xl border-0 bg-surface px-4 text-base text-ink placeholder:text-ink-soft"
      />
      <button className="inline-flex min-h-11 items-center gap-2 rounded-r-xl bg-action px-4 font-semibold text-on-action hover:bg-action-strong">
        <Icon icon={Search} />
        <span className="sr-only">{t.search}</span>
      </button>
    </form>
  )
}

function LanguageSwitch() {
  const locale = useLocale()
  const { common: t } = useMessages()
  const { pathname, search } = useLocation()
  const other = locale === 'id' ? 'en' : 'id'
  return (
    <a
      href={inLocale(other, withoutLocale(pathname)) + search}
      hrefLang={other}
      lang={other}
      aria-label={t.otherLanguageLabel}
      className={`${bandLink} text-sm`}
    >
      {other.toUpperCase()}
    </a>
  )
}

function CartIcon() {
  return (
    <span className="relative">
      <Icon icon={ShoppingBasket} size={24} />
      <span
        data-count=""
        className="absolute -top-2 -right-2.5 min-w-5 rounded-full bg-action px-1 text-center text-xs leading-5 font-bold text-on-action"
      />
    </span>
  )
}

/** The phone's bar at the thumb: the five places people go to. */
export function TabBar() {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <nav
      aria-label={t.menu}
      className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto grid max-w-lg grid-cols-5">
        <Tab href={paths.home(locale)} icon={House} label={t.home} />
        <Tab href={paths.search(locale)} icon={Search} label={t.search} />
        <Tab href={paths.map(locale)} icon={Map} label={t.mapShort} />
        <Tab href={paths.cart(locale)} icon={ShoppingBasket} label={t.cart} counted />
        <Tab href={paths.account(locale)} icon={CircleUserRound} label={t.account} />
      </ul>
    </nav>
  )
}

type TabProps = { href: string; icon: LucideIcon; label: string; counted?: boolean }

function Tab({ href, icon, label, counted }: TabProps) {
  const current = useLocation().pathname === href
  return (
    <li>
      <a
        href={href}
        aria-current={current ? 'page' : undefined}
        className={`flex min-h-16 flex-col items-center justify-center gap-0.5 text-xs no-underline ${current ? 'font-bold text-terrace' : 'text-ink-soft'}`}
      >
        {counted ? <CartIcon /> : <Icon icon={icon} size={24} />}
        {label}
      </a>
    </li>
  )
}
