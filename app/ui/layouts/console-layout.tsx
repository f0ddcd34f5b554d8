import { Form, NavLink, useLocation } from '@remix-run/react'
import { Ellipsis, LogOut } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Icon } from '../icon.tsx'
import { useMessages } from '../locale.tsx'
import { LogoMark } from '../logo.tsx'
import { SampleDataNotice } from '../sample-data-notice.tsx'
import { useSite } from '../site.tsx'
import { SkipLink } from './skip-link.tsx'

export type ConsoleLink = {
  href: string
  label: string
  /** For the phone's bar, where ten letters do not fit. */
  short?: string
  icon: LucideIcon
  /** Things waiting there: new orders. */
  count?: number
  /** The start page of the console is current only on its own address. */
  end?: boolean
  /** A page that brings scripts of its own instead of the framework's. */
  isApart?: boolean
}

type ConsoleLayoutProps = {
  /** The BUM Desa, the maker, or the office this console belongs to. */
  title: string
  /** In which role the person is here: `Direktur`, `Bendahara`. */
  role: string
  /** The first stand in the phone's bar, the rest behind its last button; all of them in the side bar. */
  links: readonly ConsoleLink[]
  navigationLabel: string
  children: ReactNode
}

/** As many as a thumb can tell apart. */
const phoneLinks = 5

/** The working places: side navigation on a desk, a bar at the thumb on a phone. */
export function ConsoleLayout(props: ConsoleLayoutProps) {
  const { title, role, links, navigationLabel, children } = props
  const { sampleData } = useSite()
  return (
    <div className="has-tab-bar min-h-dvh md:grid md:grid-cols-[16rem_1fr] print:block">
      <SkipLink />
      <header className="band no-print bg-band text-on-band md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:overflow-y-auto">
        <div className="flex items-center gap-3 px-4 py-3 md:py-5">
          <a
            href={paths.home('id')}
            aria-label="Lumbung"
            className="-m-1 rounded-lg p-1 text-on-band"
          >
            <LogoMark />
          </a>
          <p className="min-w-0 flex-1 leading-tight">
            <span className="block truncate font-semibold">{title}</span>
            <span className="text-sm text-on-band-soft">{role}</span>
          </p>
          <div className="md:hidden">
            <SignOut />
          </div>
        </div>
        <nav aria-label={navigationLabel} className="px-2 max-md:hidden">
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <SideLink {...link} />
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-auto p-2 max-md:hidden">
          <SignOut />
        </div>
      </header>
      <div className="min-w-0">
        {sampleData && <SampleDataNotice />}
        <main id="isi" tabIndex={-1} className="mx-auto max-w-5xl px-4 py-6 md:px-8 md:py-8">
          {children}
        </main>
      </div>
      <BottomBar links={links} label={navigationLabel} />
    </div>
  )
}

function SideLink({ href, label, icon, count, end, isApart }: ConsoleLink) {
  return (
    <NavLink
      to={href}
      end={end ?? false}
      reloadDocument={isApart ?? false}
      className={({ isActive }) =>
        `flex min-h-11 items-center gap-3 rounded-lg px-3 no-underline ${isActive ? 'bg-white/15 font-semibold' : 'text-on-band-soft hover:bg-white/10 hover:text-on-band'}`
      }
    >
      <Icon icon={icon} />
      <span className="flex-1">{label}</span>
      <Count count={count} />
    </NavLink>
  )
}

function Count({ count }: { count: number | undefined }) {
  if (!count) return null
  return (
    <span className="min-w-6 rounded-full bg-action px-1.5 text-center text-sm font-bold text-on-action">
      {count}
    </span>
  )
}

function BottomBar({ links, label }: { links: readonly ConsoleLink[]; label: string }) {
  const shown = links.length > phoneLinks ? links.slice(0, phoneLinks - 1) : links
  const rest = links.slice(shown.length)
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {shown.map((link) => (
          <li key={link.href} className="min-w-0 flex-1">
            <BarLink {...link} />
          </li>
        ))}
        {rest.length > 0 && (
          <li className="min-w-0 flex-1">
            <MoreLinks links={rest} />
          </li>
        )}
      </ul>
    </nav>
  )
}

const barButton = 'flex min-h-16 flex-col items-center justify-center gap-0.5 px-1 text-xs'

function BarLink({ href, label, short, icon, count, end, isApart }: ConsoleLink) {
  return (
    <NavLink
      to={href}
      end={end ?? false}
      reloadDocument={isApart ?? false}
      className={({ isActive }) =>
        `${barButton} no-underline ${isActive ? 'font-bold text-terrace' : 'text-ink-soft'}`
      }
    >
      <BarIcon icon={icon} count={count} />
      <span className="max-w-full truncate">{short ?? label}</span>
    </NavLink>
  )
}

type BarIconProps = Pick<ConsoleLink, 'icon'> & { count: number | undefined }

function BarIcon({ icon, count }: BarIconProps) {
  return (
    <span className="relative">
      <Icon icon={icon} size={24} />
      <span className="absolute -top-2 -right-4">
        <Count count={count} />
      </span>
    </span>
  )
}

/** What does not fit opens above the bar; a new page closes it again. */
function MoreLinks({ links }: { links: readonly ConsoleLink[] }) {
  const { common: t } = useMessages()
  const { key } = useLocation()
  const waiting = links.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return (
    <details key={key} className="group">
      <summary className={`${barButton} cursor-pointer list-none text-ink-soft`}>
        <BarIcon icon={Ellipsis} count={waiting} />
        <span>{t.more}</span>
      </summary>
      <ul className="absolute inset-x-0 bottom-full border-t border-line bg-band p-2 text-on-band shadow-card">
        {links.map((link) => (
          <li key={link.href}>
            <SideLink {...link} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function SignOut() {
  const { common: t } = useMessages()
  return (
    <Form method="post" action={paths.signOut('id')} reloadDocument>
      <button className="inline-flex min-h-11 items-center gap-2 rounded-lg px-3 text-on-band-soft hover:bg-white/10 hover:text-on-band">
        <Icon icon={LogOut} />
        <span className="max-md:sr-only">{t.signOut}</span>
      </button>
    </Form>
  )
}
