import { useMessages } from './locale.tsx'

export type Crumb = { label: string; href: string }

/**
 * The way here; the last crumb is the page itself and is no link. On a phone the heading below says
 * it, and a second line would only push that down.
 */
export function Breadcrumbs({ crumbs, current }: { crumbs: readonly Crumb[]; current: string }) {
  const { common: t } = useMessages()
  return (
    <nav aria-label={t.breadcrumbs} className="no-print text-sm text-ink-soft">
      <ol className="flex flex-wrap items-center gap-x-1">
        {crumbs.map(({ label, href }, position) => (
          <li key={href} className="flex items-center gap-x-1">
            <a
              href={href}
              className="inline-flex min-h-11 items-center underline-offset-2 hover:underline"
            >
              {label}
            </a>
            <span
              aria-hidden
              className={`before:content-['›'] ${position === crumbs.length - 1 ? 'max-sm:hidden' : ''}`}
            />
          </li>
        ))}
        <li aria-current="page" className="min-w-0 truncate text-ink max-sm:sr-only">
          {current}
        </li>
      </ol>
    </nav>
  )
}
