import { Link } from '@remix-run/react'
import { Button, type ButtonLook, buttonClasses } from './button.tsx'

type SubmitOrKeepProps = { submit: string; look: ButtonLook; keep: string; backTo: string }

/** The end of a form that asks once more: do it, or leave all as it is. */
export function SubmitOrKeep({ submit, look, keep, backTo }: SubmitOrKeepProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button look={look} size="large">
        {submit}
      </Button>
      <Link to={backTo} className={buttonClasses({ look: 'quiet', size: 'large' })}>
        {keep}
      </Link>
    </div>
  )
}
