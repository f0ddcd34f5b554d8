import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { classes } from './classes.ts'

export type ButtonLook = 'action' | 'terrace' | 'outline' | 'quiet' | 'danger'
export type ButtonSize = 'regular' | 'large' | 'small'

const looks: Record<ButtonLook, string> = {
  action: 'bg-action text-on-action hover:bg-action-strong',
  terrace: 'bg-terrace text-on-terrace hover:bg-terrace-strong',
  outline: 'border border-line-strong bg-surface text-ink hover:border-terrace hover:text-terrace',
  quiet: 'text-terrace hover:bg-terrace-soft',
  danger: 'border border-danger text-danger hover:bg-danger-soft',
}

const sizes: Record<ButtonSize, string> = {
  regular: 'min-h-11 px-4 text-base',
  large: 'min-h-13 px-6 text-lg',
  small: 'min-h-11 px-3 text-sm',
}

const shape =
  'inline-flex items-center justify-center gap-2 rounded-xl py-2 text-center font-semibold no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-55'

type Appearance = { look?: ButtonLook; size?: ButtonSize; wide?: boolean }

export function buttonClasses({ look = 'action', size = 'regular', wide }: Appearance): string {
  return classes(shape, looks[look], sizes[size], wide && 'w-full')
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Appearance

/** Submits its form unless told otherwise, like the plain element. */
export function Button({ look, size, wide, className, ...rest }: ButtonProps) {
  const appearance = { ...(look && { look }), ...(size && { size }), ...(wide && { wide }) }
  return <button {...rest} className={classes(buttonClasses(appearance), className)} />
}

type LinkButtonProps = AnchorHTMLAttributes<HTMLAnchorElement> & Appearance & { href: string }

export function LinkButton({ look, size, wide, className, children, ...rest }: LinkButtonProps) {
  const appearance = { ...(look && { look }), ...(size && { size }), ...(wide && { wide }) }
  return (
    <a {...rest} className={classes(buttonClasses(appearance), className)}>
      {children}
    </a>
  )
}
