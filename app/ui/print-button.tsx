import { Printer } from 'lucide-react'
import { Button, type ButtonLook } from './button.tsx'
import { Icon } from './icon.tsx'

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
