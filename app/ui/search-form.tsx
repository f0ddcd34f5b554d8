import { Form } from '@remix-run/react'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type SearchFormProps = {
  /** The list it searches; the words go there as `cari`. */
  action: string
  value: string
  label: string
  placeholder: string
  submit: string
  maxLength: number
  /** What the address says beside the words; what is empty is left out. */
  hidden: Readonly<Record<string, string | null | undefined>>
  /** More to choose by, below the words. */
  children?: ReactNode
}

/** Words to search a list for: a plain form, so that what it finds has an address. */
export function SearchForm({ action, value, hidden, children, ...field }: SearchFormProps) {
  const { label, submit, placeholder, maxLength } = field
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
            placeholder={placeholder}
            maxLength={maxLength}
            autoComplete="off"
            className="field-control min-w-0 flex-1 sm:max-w-sm"
          />
          <Button look="outline">
            <Icon icon={Search} />
            <span className="max-xs:sr-only">{submit}</span>
          </Button>
        </div>
        {children}
      </Form>
    </search>
  )
}
