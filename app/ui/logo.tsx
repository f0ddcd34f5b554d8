type LogoProps = { size?: number; className?: string }

/** A rice granary on its stilts: the curved roof, the belly, three ears of rice as its door. */
export function LogoMark({ size = 36, className = '' }: LogoProps) {
  return (
    <svg
      viewBox="0 0 48 48"
      width={size}
      height={size}
      className={className}
      aria-hidden
      focusable={false}
    >
      <path
        d="M24 3c3 6.5 9.5 9.5 20 21.5-4.5-1-6.5-1.2-8.5-1.2h-23c-2 0-4 .2-8.5 1.2C14.5 12.5 21 9.5 24 3z"
        className="fill-action"
      />
      <path
        d="M24 3c1.4 6.6 3.6 11.8 5 20.3H19C20.4 14.8 22.6 9.6 24 3z"
        fill="#000"
        opacity=".14"
      />
      <path d="M12 25.5h24l-2.6 11.5H14.6z" fill="currentColor" />
      <path
        d="M24 27.8c1.9 1.7 1.9 4.6 0 6.9-1.9-2.3-1.9-5.2 0-6.9zM19.3 28.9c2 .9 2.6 3 1.7 5.5-2.2-1.2-2.8-3.3-1.7-5.5zM28.7 28.9c-2 .9-2.6 3-1.7 5.5 2.2-1.2 2.8-3.3 1.7-5.5z"
        className="fill-gold-soft"
      />
      <path
        d="M15.2 38.8h17.6v2H15.2zM16 40.5h3V46h-3zM29 40.5h3V46h-3zM22.5 40.5h3V46h-3z"
        fill="currentColor"
      />
    </svg>
  )
}

export function Logo({ name, tagline }: { name: string; tagline?: string }) {
  return (
    <span className="flex items-center gap-2.5">
      <LogoMark />
      <span className="flex flex-col leading-none">
        <span className="font-display text-[1.45rem] font-bold tracking-tight">{name}</span>
        {tagline && <span className="mt-1 text-[0.7rem] font-medium opacity-80">{tagline}</span>}
      </span>
    </span>
  )
}
