import { Badge } from '#app/ui/badge.tsx'
import { useMessages } from '#app/ui/locale.tsx'

const tones = { open: 'good', closed: 'neutral', suspended: 'bad' } as const

export function ShopState({ status }: { status: keyof typeof tones }) {
  const { admin } = useMessages()
  return <Badge tone={tones[status]}>{admin.otherStatus[status]}</Badge>
}

type Villages = readonly { code: string; name: string; district: string }[]

/** Many villages share a name, so the kecamatan is always said. */
export function VillageNames({ villages }: { villages: Villages }) {
  return villages.map(({ code, name, district }) => (
    <span key={code} className="block">
      {name} ({district})
    </span>
  ))
}
