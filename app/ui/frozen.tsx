import { createContext, useContext, type ReactElement } from 'react'
import { LocaleContext, useLocale } from './locale.tsx'

/**
 * Given by entry.server on pages without scripts. `once` renders a part one time per process;
 * `again` one time for each thing it shows, and null while the thing is seen for the first time.
 */
export type Freezer = {
  once: (name: string, part: ReactElement) => string
  again: (thing: object, name: string, part: ReactElement) => string | null
}

export const FreezeContext = createContext<Freezer | null>(null)

type FrozenProps = {
  /** Says everything the part depends on beside the language, and has few values: `footer`. */
  name: string
  children: ReactElement
}

/**
 * A part of the frame that is the same on every page. Header and footer cost as much to render as
 * two dozen goods, so they are rendered once and kept as text. What is inside may use no hook of
 * the router, only its language and what it is given.
 */
export function Frozen({ name, children }: FrozenProps) {
  const freezer = useContext(FreezeContext)
  const locale = useLocale()
  if (!freezer) return children
  const html = freezer.once(`${name}:${locale}`, inLocale(locale, children))
  return <div className="contents" dangerouslySetInnerHTML={{ __html: html }} />
}

type FrozenPartProps = FrozenProps & {
  /** What it shows, never changed: a thing from memory is shown often, so its text is kept with it. */
  thing: object
  as?: 'li' | 'div'
  className?: string
}

/** A part that shows one thing, under the same rule as `Frozen`. */
export function FrozenPart(props: FrozenPartProps) {
  const { thing, name, as: Tag = 'div', className = 'contents', children } = props
  const freezer = useContext(FreezeContext)
  const locale = useLocale()
  const html = freezer?.again(thing, `${name}:${locale}`, inLocale(locale, children))
  if (!html) return <Tag className={className}>{children}</Tag>
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: html }} />
}

function inLocale(locale: 'id' | 'en', part: ReactElement): ReactElement {
  return <LocaleContext.Provider value={locale}>{part}</LocaleContext.Provider>
}
