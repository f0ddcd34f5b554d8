import type { Meanwhile } from '#app/core/meanwhile.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert } from '#app/ui/meanwhile.tsx'

type MakerMeanwhileProps = {
  meanwhile: Meanwhile
  villages: readonly { code: string; name: string }[]
}

/** What a colleague has saved of a maker. */
export function MakerMeanwhile({ meanwhile, villages }: MakerMeanwhileProps) {
  const { makers: t, invitations } = useMessages()
  const labels: Readonly<Record<string, string>> = {
    name: t.invite.name,
    village: t.add.village,
    phone: invitations.phone,
  }
  return (
    <MeanwhileAlert
      meanwhile={meanwhile}
      say={({ name }, [value = '']) => ({
        label: labels[name] ?? name,
        value: villages.find(({ code }) => name === 'village' && code === value)?.name ?? value,
      })}
    />
  )
}
