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

/** Terraces below a volcano, with a granary: the picture of the home page and of the empty page. */
export function TerraceLandscape({ className = '' }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 720 300"
      preserveAspectRatio="xMidYMax slice"
      className={`pointer-events-none ${className}`}
      aria-hidden
      focusable={false}
    >
      <circle cx="560" cy="92" r="44" fill="#e9b44c" opacity=".9" />
      <path d="M250 222 404 74c10-9 22-9 30 1l18 18 22-9 170 138z" fill="#3f6f5c" />
      <path
        d="m404 74-34 33 22 10 16-12 18 16 26-28-18-18c-8-10-20-10-30-1z"
        fill="#cfd9c4"
        opacity=".75"
      />
      <path d="M0 206c90-46 190-40 300-8s240 30 420-22v124H0z" fill="#2f6b47" />
      <path d="M0 236c110-44 220-30 330-6s250 22 390-24v94H0z" fill="#3f8354" />
      <path d="M0 262c120-40 230-22 340-6s260 12 380-20v64H0z" fill="#6ba356" />
      <path d="M0 284c130-30 250-16 360-8s250 4 360-14v38H0z" fill="#a4bd52" />
      <g fill="none" stroke="#f6efdf" strokeOpacity=".35" strokeWidth="2">
        <path d="M0 222c100-46 210-36 316-8s246 28 404-22M0 250c116-42 226-26 336-6s256 18 384-22M0 273c124-34 240-18 350-6s256 8 370-18" />
      </g>
      <g transform="translate(150 128)">
        <path
          d="M44 0c6 14 20 22 44 50-10-3-14-3-19-3H19c-5 0-9 0-19 3C24 22 38 14 44 0z"
          fill="#b0431d"
        />
        <path d="M44 0c3 15 8 28 11 47H33c3-19 8-32 11-47z" fill="#8f3415" />
        <path d="M18 50h52l-6 26H24z" fill="#f3e2bd" />
        <path d="M38 56h12v20H38z" fill="#8a5a2b" />
        <path d="M25 78h38v5H25zM27 82h6v20h-6zM55 82h6v20h-6zM41 82h6v20h-6z" fill="#5d3b1c" />
      </g>
      <g fill="none" stroke="#23583a" strokeWidth="3" strokeLinecap="round">
        <path d="M640 214c2-30 0-46-4-64M636 152c-10-8-20-8-28-2M636 152c4-12 14-16 24-14M636 152c10-4 20 0 26 8M636 152c-12 0-18 8-20 16" />
        <path d="M96 226c1-20 0-32-3-44M93 183c-8-6-15-5-20 0M93 183c3-9 10-11 17-10M93 183c7-2 13 1 17 7" />
      </g>
    </svg>
  )
}
