import { ChevronRight, type LucideIcon } from 'lucide-react'
import { Icon } from '#app/ui/icon.tsx'

export type Tile = {
  href: string
  icon: LucideIcon
  title: string
  text?: string
  /** Opening it changes something (which BUM Desa one works for), so it is a button. */
  posts?: Record<string, string>
}

const shape =
  'flex min-h-20 w-full items-center gap-4 rounded-2xl border border-line bg-surface p-4 text-left text-ink no-underline shadow-card hover:border-terrace'

/** Big targets, one under the other on a phone and two beside each other on a desk. */
export function AccountTiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {tiles.map((tile) => (
        <li key={tile.title + tile.href}>
          {tile.posts ? (
            <form method="post" action={tile.href}>
              {Object.entries(tile.posts).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button className={shape}>
                <TileContent {...tile} />
              </button>
            </form>
          ) : (
            <a href={tile.href} className={shape}>
              <TileContent {...tile} />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function TileContent({ icon, title, text }: Tile) {
  return (
    <>
      <span className="rounded-xl bg-terrace-soft p-2.5 text-terrace">
        <Icon icon={icon} size={24} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        {text && <span className="block text-sm text-ink-soft">{text}</span>}
      </span>
      <Icon icon={ChevronRight} className="text-ink-soft" />
    </>
  )
}
