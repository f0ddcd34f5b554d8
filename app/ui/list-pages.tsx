import { Link } from '@remix-run/react'
import { buttonClasses } from './button.tsx'
import { useMessages } from './locale.tsx'

type ListPagesProps = {
  /** Where the list begins; null on its first page. */
  first: string | null
  /** Where it goes on; null on its last page. */
  next: string | null
}

/** A list goes on by where it ended, so that nothing is missed or seen twice. */
export function ListPages({ first, next }: ListPagesProps) {
  const { common: t } = useMessages()
  if (!first && !next) return null
  return (
    <nav aria-label={t.pagination} className="no-print mt-6 flex justify-center gap-3">
      {first && (
        <Link to={first} className={buttonClasses({ look: 'quiet' })}>
          {t.firstOfList}
        </Link>
      )}
      {next && (
        <Link to={next} className={buttonClasses({ look: 'outline' })}>
          {t.restOfList}
        </Link>
      )}
    </nav>
  )
}
