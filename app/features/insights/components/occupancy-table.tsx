import { Link } from '@remix-run/react'
import { paths } from '#app/core/paths.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import { type Occupied, occupancyInPercent, occupancyText } from '../occupancy.ts'
import { Change } from './change.tsx'

type OccupancyTableProps = {
  occupied: readonly Occupied[]
  /** The month whose calendar a line leads to. */
  month: string
}

/** How full each experience was: a line with its length, its share in words and its places. */
export function OccupancyTable({ occupied, month }: OccupancyTableProps) {
  const { sales: t } = useMessages()
  return (
    <Section title={t.occupancy}>
      <p className="mb-3 text-ink-soft">{t.occupancyHint}</p>
      <table className="w-full text-left tabular-nums">
        <caption className="sr-only">{t.occupancy}</caption>
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            <th scope="col" className="py-1.5 font-semibold">
              {t.experience}
            </th>
            <th scope="col" className="px-3 text-right font-semibold max-sm:hidden">
              {t.offered}
            </th>
            <th scope="col" className="text-right font-semibold">
              {t.sold}
            </th>
          </tr>
        </thead>
        <tbody>
          {occupied.map((each) => (
            <OccupancyLine key={each.slug} occupied={each} month={month} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function OccupancyLine({ occupied, month }: { occupied: Occupied; month: string }) {
  const { sales: t, visitUnits } = useMessages()
  const { slug, title, unit, sold, offered, before } = occupied
  const [share, shareBefore] = [occupancyText(occupied), occupancyText(before)]
  const count = (places: bigint) => visitUnits.count(Number(places), unit)
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="w-full max-w-0 py-2 font-normal">
        <Link
          to={paths.kelolaCalendar({ bulan: month, wisata: slug })}
          className="inline-block py-0.5 wrap-anywhere text-ink"
        >
          {title}
        </Link>
        {before.sold > 0 && (
          <span className="block text-sm">
            <Change now={BigInt(sold)} before={BigInt(before.sold)} write={count} />
          </span>
        )}
        <Bar percent={occupancyInPercent(occupied) ?? 0} was={occupancyInPercent(before)} />
      </th>
      <td className="px-3 py-2 text-right whitespace-nowrap max-sm:hidden">
        {visitUnits.count(offered, unit)}
      </td>
      <td className="py-2 pl-3 text-right whitespace-nowrap">
        {sold}
        <span className="block text-sm text-ink-soft sm:hidden">
          {t.ofOffered(visitUnits.count(offered, unit))}
        </span>
        {share !== null && <span className="block text-sm text-ink-soft">{t.share(share)}</span>}
        {shareBefore !== null && (
          <span className="block text-sm text-ink-soft">{t.shareBefore(shareBefore)}</span>
        )}
      </td>
    </tr>
  )
}

/** Filled as far as it was full, in a frame that is all of it; a mark stands where it was before. */
function Bar({ percent, was }: { percent: number; was: number | null }) {
  const length = Math.min(percent, 100)
  return (
    <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="mt-1 h-3 w-full">
      <rect y={1.5} width={length} height={3} className="fill-terrace" />
      <rect
        y={1.5}
        width={100}
        height={3}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-ink-soft"
      />
      {was !== null && (
        <line
          x1={Math.min(was, 100)}
          x2={Math.min(was, 100)}
          y2={6}
          strokeWidth={3}
          vectorEffect="non-scaling-stroke"
          className="stroke-ink"
        />
      )}
    </svg>
  )
}
