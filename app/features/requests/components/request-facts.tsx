import type { ReactNode } from 'react'

/** Words and what they are, one below the other on a phone. */
export function RequestFactList({
  rows,
}: {
  rows: readonly (readonly [string, ReactNode] | null)[]
}) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
      {rows
        .filter((row) => row !== null)
        .map(([term, said]) => (
          <div key={term} className="contents">
            <dt className="text-ink-soft max-sm:-mb-2.5">{term}</dt>
            <dd className="min-w-0 wrap-break-word">{said}</dd>
          </div>
        ))}
    </dl>
  )
}
