import { useMessages } from '../locale.tsx'

export function SkipLink() {
  const { common: t } = useMessages()
  return (
    <a
      href="#isi"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-30 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-3 focus:text-ink"
    >
      {t.skipToContent}
    </a>
  )
}
