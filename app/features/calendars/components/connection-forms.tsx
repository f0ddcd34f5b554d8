import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { longestAddress } from '../forms.ts'

type VerbFormProps = {
  verb: 'alamat' | 'ikuti'
  slug: string
  unitId: string | null
  children: ReactNode
}

/** One verb about one room, or about an experience without rooms. */
export function VerbForm({ verb, slug, unitId, children }: VerbFormProps) {
  return (
    <Form method="post" action={paths.kelolaConnections(verb)} className="mt-2" noValidate>
      <input type="hidden" name="experience" value={slug} />
      {unitId && <input type="hidden" name="unit" value={unitId} />}
      {children}
    </Form>
  )
}

type FollowFormProps = { name?: string; slug: string; unitId: string; typed?: string }

/** Asks for the address of another site's calendar; `typed` is one that was refused. */
export function FollowForm({ name, slug, unitId, typed }: FollowFormProps) {
  const { calendars: t } = useMessages()
  return (
    <VerbForm verb="ikuti" slug={slug} unitId={unitId}>
      <label className="block">
        <span className="text-sm text-ink-soft">{t.feedAddress}</span>
        <input
          type="url"
          name="address"
          required
          maxLength={longestAddress}
          defaultValue={typed}
          {...(name && { 'aria-label': t.feedAddressOf(name) })}
          placeholder="https://"
          autoComplete="off"
          className="field-control"
        />
      </label>
      <Button look="outline" className="mt-2">
        {t.follow}
      </Button>
    </VerbForm>
  )
}
