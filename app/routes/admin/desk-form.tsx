import type { ComponentProps } from 'react'
import { SectionForm } from '#app/features/experiences/components/section-form.tsx'
import { SectionWords } from '#app/features/experiences/components/section-texts.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { BackLink } from './facts.tsx'

type DeskFormProps = ComponentProps<typeof SectionForm> & {
  title: string
  lead?: string
  texts: ComponentProps<typeof SectionWords>['texts']
  /** What the list is called to which `backTo` leads. */
  list: string
}

/** A page of the desk that is one form, for something new. */
export function DeskForm({ title, lead, texts, list, ...form }: DeskFormProps) {
  return (
    <SectionWords texts={texts}>
      <PageHeader
        title={title}
        {...(lead && { lead })}
        above={<BackLink href={form.backTo}>{list}</BackLink>}
      />
      <SectionForm {...form} />
    </SectionWords>
  )
}
