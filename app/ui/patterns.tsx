import { useId } from 'react'

type PatternProps = { className?: string; size?: number }

/** Kawung: four palm-fruit ovals around a point. A quiet background accent, used sparingly. */
export function KawungPattern({ className = '', size = 40 }: PatternProps) {
  const id = useId()
  return (
    <svg
      className={`pointer-events-none ${className}`}
      width="100%"
      height="100%"
      aria-hidden
      focusable={false}
    >
      <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" viewBox="0 0 40 40">
        <g fill="none" stroke="currentColor" strokeWidth="1.3">
          {[45, 135, 225, 315].map((turn) => (
            <g key={turn} transform={`translate(20 20) rotate(${turn})`}>
              <ellipse cx="0" cy="-13.2" rx="6.2" ry="11" />
              <path d="M0-18v9" />
            </g>
          ))}
        </g>
        <circle cx="20" cy="20" r="1.6" fill="currentColor" />
        <path
          d="M0 0h0M40 0h0M0 40h0M40 40h0"
          stroke="currentColor"
          strokeWidth="4"
          strokeLinecap="round"
        />
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/** Parang: slanted waves. Drawn as a thin band that divides two parts of a page. */
export function ParangPattern({ className = '', size = 24 }: PatternProps) {
  const id = useId()
  return (
    <svg
      className={`pointer-events-none ${className}`}
      width="100%"
      height="100%"
      aria-hidden
      focusable={false}
    >
      <pattern id={id} width={size} height={size} patternUnits="userSpaceOnUse" viewBox="0 0 24 24">
        <path
          d="M-6 24C-2 18 4 19 6 14S6 5 12 0M6 24c4-6 10-5 12-10S18 5 24 0M18 24c4-6 10-5 12-10"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
        <circle cx="3" cy="7" r="1.5" fill="currentColor" />
        <circle cx="15" cy="7" r="1.5" fill="currentColor" />
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}

/**
 * Terraces below a volcano, with a granary: the picture of the home page and of the empty page.
 * The hills stretch to any width; what stands on them keeps its shape, at the right on wide screens.
 */
export function TerraceLandscape({ className = '' }: { className?: string }) {
  return (
    <div className={`pointer-events-none overflow-hidden ${className}`} aria-hidden>
      <div className="relative mx-auto h-full max-w-6xl">
        <svg
          viewBox="0 0 560 240"
          preserveAspectRatio="xMaxYMax meet"
          className="absolute right-0 bottom-0 h-full w-full"
          focusable={false}
        >
          <circle cx="440" cy="60" r="38" fill="#e9b44c" />
          <path d="M130 240 292 64c11-11 26-11 36 0l20 20 26-10 170 166z" fill="#3f6f5c" />
          <path
            d="m292 64-36 39 24 11 17-14 21 19 30-35-20-20c-10-11-25-11-36 0z"
            fill="#cfd9c4"
            opacity=".8"
          />
          <g transform="translate(84 44) scale(1.05)">
            <path
              d="M44 0c6 14 20 22 44 50-10-3-14-3-19-3H19c-5 0-9 0-19 3C24 22 38 14 44 0z"
              fill="#b0431d"
            />
            <path d="M44 0c3 15 8 28 11 47H33c3-19 8-32 11-47z" fill="#8f3415" />
            <path d="M18 50h52l-6 26H24z" fill="#f3e2bd" />
            <path d="M38 56h12v20H38z" fill="#8a5a2b" />
            <path d="M25 78h38v5H25zM27 82h6v28h-6zM55 82h6v28h-6zM41 82h6v28h-6z" fill="#5d3b1c" />
          </g>
          <g fill="none" stroke="#23583a" strokeWidth="3.5" strokeLinecap="round">
            <path d="M524 190c2-44 0-72-5-98M519 92c-11-9-22-9-31-2M519 92c4-13 15-17 26-15M519 92c11-5 22 0 28 9M519 92c-13 0-20 9-22 18" />
            <path d="M46 190c1-34 0-58-4-82M42 108c-8-7-16-6-22 0M42 108c3-10 11-12 18-11M42 108c8-2 14 1 19 8" />
          </g>
        </svg>
      </div>
      <svg
        viewBox="0 0 720 120"
        preserveAspectRatio="none"
        className="absolute inset-x-0 bottom-0 h-3/5 w-full"
        focusable={false}
      >
        <path d="M0 40c90-46 190-40 300-8s240 30 420-22v110H0z" fill="#2f6b47" />
        <path d="M0 66c110-44 220-30 330-6s250 22 390-24v84H0z" fill="#3f8354" />
        <path d="M0 90c120-40 230-22 340-6s260 12 380-20v56H0z" fill="#6ba356" />
        <path d="M0 110c130-30 250-16 360-8s250 4 360-14v32H0z" fill="#a4bd52" />
        <path
          d="M0 54c100-46 210-36 316-8s246 28 404-22M0 79c116-42 226-26 336-6s256 18 384-22M0 100c124-34 240-18 350-6s256 8 370-18"
          fill="none"
          stroke="#f6efdf"
          strokeOpacity=".35"
          strokeWidth="1.6"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </div>
  )
}
