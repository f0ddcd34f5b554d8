import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { BackLink } from './back-link.tsx'

/** Above a page of the counter; who may not sell comes from the days of the till. */
export function CounterBackLink({ canSell }: { canSell: boolean }) {
  const { counter, till } = useMessages()
  return canSell ? (
    <BackLink href={paths.counter()} text={counter.title} isApart />
  ) : (
    <BackLink href={paths.tillDays()} text={till.title} />
  )
}
