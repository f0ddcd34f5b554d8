import { Flag } from 'lucide-react'
import { paths, type ReportedWord } from '#app/core/paths.ts'
import { Icon } from './icon.tsx'
import { useLocale, useMessages } from './locale.tsx'

type ReportLinkProps = { word: ReportedWord; id: string; label?: string }

/** To where anyone who is signed in says what is wrong with it. */
export function ReportLink({ word, id, label }: ReportLinkProps) {
  const locale = useLocale()
  const { moderation: t } = useMessages()
  return (
    <a
      href={paths.report(locale, word, id)}
      rel="nofollow"
      className="inline-flex min-h-11 items-center gap-1.5 text-sm text-ink-soft underline-offset-4 hover:underline"
    >
      <Icon icon={Flag} size={16} />
      {label ?? t.report}
    </a>
  )
}
