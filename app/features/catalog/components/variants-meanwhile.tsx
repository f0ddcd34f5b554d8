import type { Meanwhile } from '#app/core/meanwhile.ts'
import { formatRupiah } from '#app/core/rupiah.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert } from '#app/ui/meanwhile.tsx'

/** What somebody else has saved of the variants of a good. */
export function VariantsMeanwhile({ meanwhile }: { meanwhile: Meanwhile }) {
  const { listings: t, experiences } = useMessages()
  const fields = {
    label: t.variants.label,
    labelEn: t.variants.labelEn,
    price: t.fields.price,
    weightGrams: t.fields.weight,
    isActive: t.variants.isActive,
  }
  return (
    <MeanwhileAlert
      meanwhile={meanwhile}
      say={(cell, [value = '']) => {
        const [name = '', at] = cell.name.split('-')
        if (!(name in fields)) return null
        const yesOrNo = value ? experiences.yes : experiences.no
        return {
          label: `${t.variants.one(Number(at) + 1)} · ${fields[name as keyof typeof fields]}`,
          value:
            name === 'price'
              ? value && formatRupiah(BigInt(value))
              : name === 'isActive'
                ? yesOrNo
                : value,
        }
      }}
    />
  )
}
