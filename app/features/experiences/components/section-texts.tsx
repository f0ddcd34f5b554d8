import { createContext, type ReactNode, useContext } from 'react'
import { useMessages } from '#app/ui/locale.tsx'

/** By name of the field, the option, the problem and the format. */
type SectionTexts = {
  fields: Readonly<Record<string, { label: string; hint: string }>>
  options: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  formats: Readonly<Record<string, string>>
}

const Given = createContext<SectionTexts | null>(null)

/** Sections within it speak of something else than an experience. */
export function SectionWords({ texts, children }: { texts: SectionTexts; children: ReactNode }) {
  return <Given.Provider value={texts}>{children}</Given.Provider>
}

export function useSectionTexts(): SectionTexts {
  const { experiences } = useMessages()
  const given = useContext(Given)
  return given ?? { ...experiences, formats: {} }
}
