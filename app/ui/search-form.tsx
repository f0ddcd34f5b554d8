import { Form } from '@remix-run/react'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './locale.tsx'

/** As long as the schema of nearly every list takes. */
const usualMaximum = 80

type SearchFormProps = {
  /** The list it searches; the words go there as `cari`. */
  action: string
  value: string
  /** What is looked for by which words. */
  label: string
  maxLength?: number
  /** What the address says beside the words; what is empty is left out. */
  hidden: Readonly<Record<string, string | null | undefined>>
  /** More to choose by, below the words. */
  children?: ReactNode
}

/** Words to search a list for: a plain form, so that what it finds has an address. */
export function SearchForm({
  action,
  value,
  label,
  hidden,
  maxLength = usualMaximum,
  children,
}: SearchFormProps) {
  const { common: t } = useMessages()
  return (
    <search>
      <Form action={action} className="my-4 grid gap-2">
        {Object.entries(hidden).map(
          ([name, text]) => text && <input key={name} type="hidden" name={name} value={text} />,
        )}
        <div className="flex gap-2">
          <input
            key={value}
            type="search"
            name="cari"
            defaultValue={value}
            aria-label={label}
            placeholder={label}
            maxLength={maxLength}
            autoComplete="off"
            className="field-control min-w-0 flex-1 sm:max-w-sm"
          />
          <Button look="outline">
            <Icon icon={Search} />
            <span className="max-xs:sr-only">{t.search}</span>
          </Button>
        </div>
        {children}
      </Form>
    </search>
  )
}
