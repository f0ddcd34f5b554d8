export type TabLink = { href: string; label: string; count?: number; current: boolean }

/** Views of the same thing, each with its own address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="no-print overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center gap-2 border-b-3 px-3 no-underline ${current ? 'border-action font-semibold text-ink' : 'border-transparent text-ink-soft hover:text-ink'}`}
            >
              {text}
              {count !== undefined && (
                <span className="rounded-full bg-sunken px-2 text-sm">{count}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
