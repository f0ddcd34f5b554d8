import type { LucideIcon } from 'lucide-react'

type IconProps = {
  icon: LucideIcon
  /** Only where the icon stands alone; beside a text it is decoration. */
  label?: string
  /** In pixels at the usual size of text, with which it grows. */
  size?: number
  className?: string
}

export function Icon({ icon: Drawing, label, size = 20, className = '' }: IconProps) {
  const meaning = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    <Drawing
      size={`${size / 16}rem`}
      strokeWidth={1.9}
      className={`shrink-0 ${className}`}
      focusable={false}
      {...meaning}
    />
  )
}
