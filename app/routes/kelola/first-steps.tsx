import { paths } from '#app/core/paths.ts'
import { ReadySteps } from '#app/features/shops/components/ready-steps.tsx'
import type { ReadyStep } from '#app/features/shops/ready-steps.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Panel } from './panel.tsx'

const hrefs: Record<ReadyStep, string> = {
  manager: paths.kelolaTeam(),
  treasurer: paths.kelolaTeam(),
  legal: paths.kelolaSettings('badan-hukum'),
  story: paths.kelolaSettings(),
  hours: paths.kelolaSettings('jam-buka'),
  delivery: paths.kelolaSettings(),
  maker: paths.kelola('pelaku-usaha'),
  listing: paths.kelola('barang'),
  open: paths.kelolaSettings('buka-tutup'),
}

/** Of a BUM Desa that has sold nothing yet. */
export function FirstSteps({ done }: { done: readonly ReadyStep[] }) {
  const { readySteps: t } = useMessages().shopSettings
  return (
    <div className="mb-4">
      <Panel title={t.title} tone="action">
        <p className="mb-3 text-ink-soft">{t.lead}</p>
        <ReadySteps done={done} hrefs={hrefs} />
      </Panel>
    </div>
  )
}
