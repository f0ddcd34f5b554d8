import { FlaskConical } from 'lucide-react'
import type { Common } from '#app/i18n/id/common.ts'
import { Frozen } from './frozen.tsx'
import { Icon } from './icon.tsx'
import { useLocale, useMessages } from './locale.tsx'

/** Says on every page that nothing shown is really for sale. */
export function SampleDataNotice() {
  const { common } = useMessages()
  return (
    <Frozen name={`sample:${useLocale()}`}>
      <Notice t={common} />
    </Frozen>
  )
}

function Notice({ t }: { t: Common }) {
  return (
    <aside
      aria-label={t.sampleDataTitle}
      className="flex items-start justify-center gap-2 bg-gold-soft px-4 py-2 text-sm text-ink"
    >
      <Icon icon={FlaskConical} size={18} className="mt-0.5 text-gold" />
      <p>
        <strong>{t.sampleDataTitle}.</strong> {t.sampleDataText}
      </p>
    </aside>
  )
}
