import { paths } from '#app/core/paths.ts'
import { type Paper, papers } from '#app/features/orders/bulk.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { Tabs } from '#app/ui/tabs.tsx'

type PrintChoiceProps = { kind: 'slip' | 'label'; paper: Paper; numbers: readonly string[] }

/** Slips or labels, and of labels how many share a sheet: plain links, each its own address. */
export function PrintChoice({ kind, paper, numbers: nomor }: PrintChoiceProps) {
  const { printPage: t } = useMessages().kelola
  return (
    <>
      <Tabs
        label={t.kind}
        tabs={(['slip', 'label'] as const).map((jenis) => ({
          href: paths.kelolaPrint({ jenis, nomor }),
          label: t.kinds[jenis],
          current: jenis === kind,
        }))}
      />
      {kind === 'label' && (
        <Tabs
          label={t.paper}
          tabs={papers.map((kertas) => ({
            href: paths.kelolaPrint({ jenis: 'label', kertas, nomor }),
            label: t.papers[kertas],
            current: kertas === paper,
          }))}
        />
      )}
    </>
  )
}
