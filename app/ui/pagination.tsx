import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Icon } from './icon.tsx'
import { useMessages } from './locale.tsx'

type PaginationProps = {
  page: number
  lastPage: number
  /** The address of a page. */
  href: (page: number) => string
}

const box =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-lg px-3 no-underline'

/** Links, so that every page of results has an address and works without JavaScript. */
export function Pagination({ page, lastPage, href }: PaginationProps) {
  const { common: t } = useMessages()
  if (lastPage <= 1) return null
  return (
    <nav aria-label={t.pagination} className="no-print mt-8">
      <ul className="flex flex-wrap items-center justify-center gap-1">
        {page > 1 && (
          <li>
            <a href={href(page - 1)} rel="prev" className={`${box} hover:bg-terrace-soft`}>
              <Icon icon={ChevronLeft} />
              <span className="max-xs:sr-only">{t.previousPage}</span>
            </a>
          </li>
        )}
        {pagesAround(page, lastPage).map((each) => (
          <li key={each}>
            <a
              href={href(each)}
              aria-label={t.pageNumber(each)}
              aria-current={each === page ? 'page' : undefined}
              className={`${box} ${each === page ? 'bg-terrace font-bold text-on-terrace' : 'hover:bg-terrace-soft'}`}
            >
              {each}
            </a>
          </li>
        ))}
        {page < lastPage && (
          <li>
            <a href={href(page + 1)} rel="next" className={`${box} hover:bg-terrace-soft`}>
              <span className="max-xs:sr-only">{t.nextPage}</span>
              <Icon icon={ChevronRight} />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** The first, the last, and those beside the current one. */
function pagesAround(page: number, lastPage: number): number[] {
  const wanted = [1, page - 1, page, page + 1, lastPage]
  return [...new Set(wanted)].filter((each) => each >= 1 && each <= lastPage)
}
