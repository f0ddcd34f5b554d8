import { FlaskConical } from 'lucide-react'
import { Frozen } from './frozen.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './locale.tsx'

/** Says on every page that nothing shown is really for sale. */
export function SampleDataNotice() {
  return (
    <Frozen name="sample data">
      <Notice />
    </Frozen>
  )
}

function Notice() {
  const { common: t } = useMessages()
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
