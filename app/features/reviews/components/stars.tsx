import { useMessages } from '#app/ui/locale.tsx'

export function Stars({ stars }: { stars: number }) {
  const { reviews: t } = useMessages()
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="text-gold">
        {'★'.repeat(stars)}
        {'☆'.repeat(5 - stars)}
      </span>
      <span className="sr-only">{t.starsSaid(stars)}</span>
    </span>
  )
}
