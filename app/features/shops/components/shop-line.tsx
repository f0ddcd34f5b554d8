import { Store } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#app/ui/icon.tsx'

type ShopLineProps = { href: string; name: string; label: string; note?: ReactNode }

/** Who sells, as one large link. */
export function ShopLine({ href, name, label, note }: ShopLineProps) {
  return (
    <a
      href={href}
      className="group flex items-center gap-4 rounded-2xl border border-line bg-surface p-4 no-underline shadow-card hover:border-terrace"
    >
      <span className="grid size-12 shrink-0 place-items-center rounded-xl bg-terrace text-on-terrace">
        <Icon icon={Store} size={26} />
      </span>
      <span className="min-w-0">
        <span className="block text-sm text-ink-soft">{label}</span>
        <span className="block text-lg leading-snug font-semibold group-hover:text-terrace">
          {name}
        </span>
        {note && <span className="block text-sm text-ink-soft">{note}</span>}
      </span>
    </a>
  )
}
