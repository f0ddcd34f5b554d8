import { Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, type ButtonLook } from './button.tsx'
import { Icon } from './icon.tsx'
import { useWakingClasses } from './use-hydrated.ts'

type PrintButtonProps = { label: string; look?: ButtonLook }

/** On a page that is not hydrated: `enhance.js` shows it and prints; without scripts the browser's menu does. */
export function PrintButton({ label, look = 'action' }: PrintButtonProps) {
  return (
    <Button type="button" look={look} data-print hidden>
      <Icon icon={Printer} />
      {label}
    </Button>
  )
}

type WakingPrintButtonProps = { wide?: boolean; children: ReactNode }

/** On a page that is hydrated: `enhance.js`, which wakes the other one, is not loaded there. */
export function WakingPrintButton({ wide = false, children }: WakingPrintButtonProps) {
  return (
    <Button
      type="button"
      look="outline"
      wide={wide}
      className={useWakingClasses()}
      onClick={() => window.print()}
    >
      {children}
    </Button>
  )
}
