import { ChevronLeft } from 'lucide-react'
import { paths } from '#app/core/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/locale.tsx'

/** Above a page of the counter; who may not sell comes from the days of the till. */
export function CounterBackLink({ canSell }: { canSell: boolean }) {
  const { counter, till } = useMessages()
  return (
    <LinkButton
      href={canSell ? paths.counter() : paths.tillDays()}
      look="quiet"
      className="no-print -ml-3"
    >
      <Icon icon={ChevronLeft} />
      {canSell ? counter.title : till.title}
    </LinkButton>
  )
}
