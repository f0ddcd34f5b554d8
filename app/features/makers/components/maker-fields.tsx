import { type FieldMeta, TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { longestName } from '../forms.ts'
import { VillageField } from './village-field.tsx'

type MakerFieldsProps = {
  field: (name: 'name' | 'village' | 'phone') => FieldMeta
  villages: readonly { code: string; name: string }[]
}

/** What the BUM Desa knows a maker by. */
export function MakerFields({ field, villages }: MakerFieldsProps) {
  const { makers: t, invitations: shared } = useMessages()
  return (
    <>
      <TextInput
        field={{ ...field('name'), maxLength: longestName }}
        label={t.invite.name}
        hint={t.invite.nameHint}
        autoComplete="off"
      />
      <VillageField field={field('village')} label={t.add.village} villages={villages} />
      <TextInput
        field={{ ...field('phone'), required: false }}
        label={shared.phone}
        hint={t.add.phoneHint}
        type="tel"
        autoComplete="off"
      />
    </>
  )
}
