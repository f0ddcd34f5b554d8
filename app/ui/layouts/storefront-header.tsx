import { useLocation } from '@remix-run/react'
import { CircleUserRound, Search, ShoppingBasket } from 'lucide-react'
import { inLocale, withoutLocale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { Frozen } from '../frozen.tsx'
import { Icon } from '../icon.tsx'
import { useLocale, useMessages } from '../locale.tsx'
import { Logo } from '../logo.tsx'

const bandLink =
  'inline-flex min-h-11 items-center gap-2 rounded-lg px-3 font-medium no-underline hover:bg-white/10'

export function StorefrontHeader({ searchText }: { searchText?: string }) {
  return (
    <header className="band no-print bg-band text-on-band">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <Frozen name="home link">
          <HomeLink />
        </Frozen>
        <div className="ml-auto flex items-center md:order-3 md:ml-0">
          <LanguageSwitch />
          <Frozen name="personal links">
            <PersonalLinks />
          </Frozen>
        </div>
        {searchText ? (
          <SearchForm text={searchText} />
        ) : (
          <Frozen name="search form">
            <SearchForm />
          </Frozen>
        )}
      </div>
      <Frozen name="sections">
        <Sections />
      </Frozen>
    </header>
  )
}

function HomeLink() {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <a href={paths.home(locale)} className="rounded-lg py-1 text-on-band no-underline">
      <Logo name={t.siteName} tagline={t.tagline} />
    </a>
  )
}

function PersonalLinks() {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <>
      <a href={paths.account(locale)} className={`${bandLink} max-md:hidden`}>
        <Icon icon={CircleUserRound} size={22} />
        <span data-user-name="" className="max-w-32 truncate">
          {t.signIn}
        </span>
      </a>
      <a href={paths.cart(locale)} className={bandLink}>
        <CartIcon />
        <span className="max-md:sr-only">{t.cart}</span>
      </a>
    </>
  )
}

function Sections() {
  const locale = useLocale()
  const { common: t } = useMessages()
  return (
    <nav aria-label={t.mainNavigation} className="border-t border-white/10 max-md:hidden">
      <ul className="mx-auto flex max-w-6xl gap-1 px-2">
        <SectionLink href={paths.search(locale, { jenis: 'produk' })}>{t.products}</SectionLink>
        <SectionLink href={paths.search(locale, { jenis: 'wisata' })}>{t.experiences}</SectionLink>
        <SectionLink href={paths.map(locale)}>{t.map}</SectionLink>
      </ul>
    </nav>
  )
}

function SectionLink({ href, children }: { href: string; children: string }) {
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
    <search className="w-full md:order-2 md:w-auto md:flex-1">
      <form action={paths.search(locale)} className="flex">
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
    </search>
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
      className={`${bandLink} text-sm`}
    >
      {other.toUpperCase()}
      <span className="sr-only">· {t.otherLanguageLabel}</span>
    </a>
  )
}

/** The count is filled in from a cookie by public/enhance.js, so that cached pages can have it. */
export function CartIcon() {
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
