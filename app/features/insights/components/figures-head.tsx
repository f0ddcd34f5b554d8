import { useMessages } from '#app/ui/locale.tsx'

type FiguresHeadProps = {
  /** What each row is. */
  name: string
  /** What is counted beside the turnover, and how wide the screen must be to show it. */
  counts: readonly { title: string; hidden?: 'max-xs:hidden' | 'max-sm:hidden' }[]
}

/** The head of a table of turnover: what, how many, how much. */
export function FiguresHead({ name, counts }: FiguresHeadProps) {
  const { sales: t } = useMessages()
  return (
    <thead>
      <tr className="border-b border-line text-sm text-ink-soft">
        <th scope="col" className="py-1.5 font-semibold">
          {name}
        </th>
        {counts.map(({ title, hidden = '' }) => (
          <th key={title} scope="col" className={`px-3 text-right font-semibold ${hidden}`}>
            {title}
          </th>
        ))}
        <th scope="col" className="text-right font-semibold">
          {t.turnover}
        </th>
      </tr>
    </thead>
  )
}
