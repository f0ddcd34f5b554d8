import { createContext, useContext, type ReactElement } from 'react'

/** Given by entry.server on pages without scripts: renders a part once per process. */
export const FreezeContext = createContext<((name: string, part: ReactElement) => string) | null>(
  null,
)

type FrozenProps = {
  /** Says everything the part depends on, and has few values: `footer:id`. */
  name: string
  children: ReactElement
}

/**
 * A part of the frame that is the same on every page. Header and footer cost as much to render as
 * two dozen goods, so they are rendered once and kept as text. What is inside may use no hook of
 * the router, only what it is given.
 */
export function Frozen({ name, children }: FrozenProps) {
  const freeze = useContext(FreezeContext)
  if (!freeze) return children
  const html = freeze(name, children)
  return <div className="contents" dangerouslySetInnerHTML={{ __html: html }} />
}
