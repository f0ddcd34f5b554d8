import type { ReactNode } from 'react'
import { classes } from './classes.ts'

type CardProps = {
  children: ReactNode
  className?: string
  as?: 'div' | 'section' | 'article' | 'li' | 'ul'
}

export function Card({ children, className, as: Element = 'div' }: CardProps) {
  return (
    <Element
      className={classes(
        'print-plain rounded-2xl border border-line bg-surface shadow-card',
        className,
      )}
    >
      {children}
    </Element>
  )
}
