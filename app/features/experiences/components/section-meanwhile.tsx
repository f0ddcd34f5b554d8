import type { Meanwhile } from '#app/core/meanwhile.ts'
import { useMessages } from '#app/ui/locale.tsx'
import { MeanwhileAlert } from '#app/ui/meanwhile.tsx'
import type { Named } from '../choices.ts'
import type { Section } from '../section.ts'
import { useSay } from './section-summary.tsx'
import { useSectionTexts } from './section-texts.tsx'

type SectionMeanwhileProps = {
  section: Section
  meanwhile: Meanwhile
  choices: Readonly<Record<string, readonly Named[]>> | undefined
  rowTitles: readonly string[] | undefined
}

/** What a colleague has saved in the same part: single fields by their name, of rows each cell. */
export function SectionMeanwhile(props: SectionMeanwhileProps) {
  const { section, meanwhile, choices, rowTitles } = props
  const { experiences: t } = useMessages()
  const { fields } = useSectionTexts()
  const say = useSay()
  const labelOf = (name: string) => fields[name]?.label ?? name
  return (
    <MeanwhileAlert
      meanwhile={meanwhile}
      say={({ name, at }, values) => {
        const single = section.fields[name]
        const { control } = single ?? section.rows?.columns[name] ?? {}
        if (!control || control.kind === 'hidden') return null
        const shown = single ? values : [values[at] ?? '']
        const titles = shown.map(
          (each) => choices?.[name]?.find(({ value }) => value === each)?.title,
        )
        return {
          label: single ? labelOf(name) : `${rowTitles?.[at] ?? t.row(at + 1)} · ${labelOf(name)}`,
          value: choices?.[name] ? titles.join(', ') : shown.join('') && say(control, shown),
        }
      }}
    />
  )
}
