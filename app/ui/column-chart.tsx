export type ChartColumn = {
  key: string
  /** At the foot, as short as can be. */
  label: string
  /** Read when the pointer rests on it. */
  title: string
  value: bigint
  /** What it is compared with. */
  before: bigint | null
}

type ColumnChartProps = {
  /** What it shows, for people who cannot see it; the figures are in a table beside it. */
  description: string
  /** The highest value, as it is written. */
  top: string
  legend: { now: string; before: string }
  columns: readonly ChartColumn[]
}

const unit = 10
const height = 100

/**
 * Filled columns for now and dashed outlines for before, so that nobody needs colour to tell them apart.
 * The drawing stretches to the width there is and the words around it do not.
 */
export function ColumnChart({ description, top, legend, columns }: ColumnChartProps) {
  const most = columns.reduce((max, { value, before }) => {
    const higher = before !== null && before > value ? before : value
    return higher > max ? higher : max
  }, 1n)
  const tall = (value: bigint) =>
    Number(((value > 0n ? value : 0n) * BigInt(height * 10)) / most) / 10
  return (
    <figure className="keep-together">
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-ink-soft">
        <span className="mr-auto">{top}</span>
        <Key label={legend.now} isFilled />
        <Key label={legend.before} />
      </figcaption>
      <svg
        role="img"
        aria-label={description}
        viewBox={`0 0 ${columns.length * unit} ${height}`}
        preserveAspectRatio="none"
        className="h-44 w-full overflow-visible border-y border-line-strong"
      >
        {columns.map(({ key, title, value, before }, index) => (
          <g key={key}>
            <title>{title}</title>
            <rect x={index * unit} width={unit} height={height} className="fill-transparent" />
            <rect
              x={index * unit + 3}
              y={height - tall(value)}
              width={5.5}
              height={tall(value)}
              className="fill-terrace"
            />
            {before !== null && before > 0n && (
              <rect
                x={index * unit + 1.5}
                y={height - tall(before)}
                width={5.5}
                height={tall(before)}
                vectorEffect="non-scaling-stroke"
                strokeDasharray="4 3"
                strokeWidth={1.5}
                className="fill-none stroke-ink"
              />
            )}
          </g>
        ))}
      </svg>
      <Foot columns={columns} />
    </figure>
  )
}

function Key({ label, isFilled = false }: { label: string; isFilled?: boolean }) {
  const look = isFilled ? 'bg-terrace border-terrace' : 'border-dashed border-ink'
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`size-3.5 border-2 print:border-black ${look}`} />
      {label}
    </span>
  )
}

/** As many labels as a phone has room for, each under its column. */
function Foot({ columns }: { columns: readonly ChartColumn[] }) {
  const every = Math.ceil(columns.length / 8)
  return (
    <div aria-hidden className="mt-1 flex text-sm text-ink-soft">
      {columns.map(({ key, label }, index) => (
        <span key={key} className="flex w-0 flex-1 justify-center whitespace-nowrap">
          {index % every === 0 && label}
        </span>
      ))}
    </div>
  )
}
