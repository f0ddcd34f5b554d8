import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'

const addresses = { list: paths.kelolaOrders(), board: paths.kelolaBoard() } as const

/** The same orders one below the other, or in columns by state. */
export function OrderShapes({ current }: { current: keyof typeof addresses }) {
  const { shapes: t } = useMessages().kelola.list
  return (
    <nav aria-label={t.label} className="flex rounded-xl border border-line-strong p-1">
      {(['list', 'board'] as const).map((shape) => (
        <a
          key={shape}
          href={addresses[shape]}
          aria-current={shape === current ? 'page' : undefined}
          className={`inline-flex min-h-11 items-center rounded-lg px-4 no-underline ${shape === current ? 'bg-terrace font-semibold text-on-terrace' : 'text-ink-soft hover:text-ink'}`}
        >
          {t[shape]}
        </a>
      ))}
    </nav>
  )
}
