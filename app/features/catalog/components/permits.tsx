import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type CalendarDate, formatCalendarDate } from '#app/core/dates.ts'
import { paths } from '#app/core/paths.ts'
import { Alert } from '#app/ui/alert.tsx'
import { Badge, type Tone } from '#app/ui/badge.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select, Textarea, TextInput } from '#app/ui/field.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageHeader, Section } from '#app/ui/page-header.tsx'
import { longest } from '../listing-form.ts'
import { permitKinds } from '../permit-number.ts'
import type { SellerPermit } from '../seller-permit.ts'

type PermitsProps = {
  desk: 'lapak' | 'kelola'
  owner: {
    id: string | null
    title: string
    kind: 'product' | 'experience' | 'shop'
    slug: string | null
    permits: readonly SellerPermit[]
    today: CalendarDate
  }
  answer:
    | {
        typed: Readonly<Record<string, unknown>>
        /** Whose form it was; empty for a new one. */
        permitId: string
        errors: Readonly<Record<string, string>>
      }
    | undefined
}

/** The numbers something is sold with: brought by its maker, looked at by the BUM Desa, then shown to buyers. */
export function Permits({ desk, owner, answer }: PermitsProps) {
  const { listings } = useMessages()
  const t = listings.permits
  const { title, permits, today } = owner
  return (
    <>
      <PageHeader
        title={t.title(title)}
        lead={desk === 'lapak' ? t.leadOfMaker : t.leadOfShop}
        actions={
          <LinkButton href={backOf(desk, owner)} look="quiet">
            {t.backTo[owner.kind]}
          </LinkButton>
        }
      />
      <Notice answer={answer} />
      {permits.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <ul className="grid max-w-2xl gap-3">
          {permits.map((permit) => (
            <Card as="li" key={permit.id} className="grid gap-3 p-4">
              <Facts permit={permit} today={today} />
              {desk === 'kelola' && permit.status === 'submitted' && (
                <Verdict permit={permit} answer={answer} />
              )}
              <Removal permit={permit} />
            </Card>
          ))}
        </ul>
      )}
      <Section title={t.add}>
        <NewPermit answer={answer?.permitId === '' ? answer : undefined} />
      </Section>
    </>
  )
}

function backOf(desk: 'lapak' | 'kelola', { id, slug }: PermitsProps['owner']): string {
  if (id === null) return paths.kelolaPermits()
  return slug === null ? paths.sellerListings(desk, { id }) : paths.kelolaExperience(slug)
}

const deeds = ['added', 'verified', 'rejected', 'removed'] as const

function Notice({ answer }: Pick<PermitsProps, 'answer'>) {
  const { permits: t } = useMessages().listings
  const [address] = useSearchParams()
  const said = address.get('kabar')
  const done = deeds.find((each) => each === said)
  if (answer?.errors.form) return <Word tone="bad">{t.errors.unknown}</Word>
  if (answer) return null
  if (said === 'changed') return <Word tone="bad">{t.changed}</Word>
  return done ? <Word tone="good">{t.done[done]}</Word> : null
}

function Word({ tone, children }: { tone: 'good' | 'bad'; children: string }) {
  return (
    <div className="mb-4">
      <Alert tone={tone}>{children}</Alert>
    </div>
  )
}

const tones: Record<SellerPermit['status'], Tone> = {
  submitted: 'attention',
  verified: 'good',
  rejected: 'bad',
  expired: 'bad',
}

type PermitBadgeProps = { permit: Pick<SellerPermit, 'status' | 'validUntil'>; today: CalendarDate }

export function PermitBadge({ permit: { status, validUntil }, today }: PermitBadgeProps) {
  const { permits: t } = useMessages().listings
  const said = validUntil !== null && validUntil < today ? 'expired' : status
  return <Badge tone={tones[said]}>{t.statuses[said]}</Badge>
}

function Facts({ permit, today }: { permit: SellerPermit; today: CalendarDate }) {
  const locale = useLocale()
  const { listings, storefront } = useMessages()
  const t = listings.permits
  const { kind, number, validFrom, validUntil, status, note } = permit
  const isLater = validFrom !== null && validFrom > today
  const isOver = validUntil !== null && validUntil < today
  return (
    <div className="grid gap-1">
      <h2 className="flex flex-wrap items-center justify-between gap-2 font-semibold">
        {storefront.listing.permitKinds[kind]}
        <PermitBadge permit={permit} today={today} />
      </h2>
      {isLater && <p>{t.begins(formatCalendarDate(validFrom, locale))}</p>}
      <p className="text-lg break-words tabular-nums">{number}</p>
      {validUntil && (
        <p className={isOver ? 'text-danger' : 'text-ink-soft'}>
          {(isOver ? storefront.listing.expired : storefront.listing.validUntil)(
            formatCalendarDate(validUntil, locale),
          )}
        </p>
      )}
      {status === 'submitted' && permit.isOfOtherRegency && <p>{t.otherRegency}</p>}
      {note && (
        <p className="whitespace-pre-line">
          <strong>{t.because}</strong> {note}
        </p>
      )}
    </div>
  )
}

function Verdict({ permit, answer }: { permit: SellerPermit } & Pick<PermitsProps, 'answer'>) {
  const { permits: t } = useMessages().listings
  const refused = answer?.permitId === permit.id ? answer : undefined
  const { note: wrong } = refused?.errors ?? {}
  return (
    <div className="grid gap-2">
      <PermitForm permit={permit} deed="check">
        <Button name="verdict" value="verified">
          {t.verify}
        </Button>
      </PermitForm>
      <details open={refused !== undefined}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
          {t.reject}
        </summary>
        <PermitForm permit={permit} deed="check" className="mt-2 grid gap-3">
          <Textarea
            field={{
              id: `note-${permit.id}`,
              name: 'note',
              required: true,
              maxLength: longest.note,
              initialValue: refused?.typed.note,
              ...(wrong !== undefined && { errors: [t.errors.note] }),
            }}
            label={t.note}
            rows={2}
          />
          <div>
            <Button look="outline" name="verdict" value="rejected">
              {t.reject}
            </Button>
          </div>
        </PermitForm>
      </details>
    </div>
  )
}

type PermitFormProps = {
  permit: SellerPermit
  deed: 'check' | 'remove'
  className?: string
  children: ReactNode
}

/** A form about one of the permits; the page has one address for all deeds. */
function PermitForm({ permit, deed, className, children }: PermitFormProps) {
  return (
    <Form method="post" className={className}>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="permit" value={permit.id} />
      {children}
    </Form>
  )
}

/** What it does is said before it is done. */
function Removal({ permit }: { permit: SellerPermit }) {
  const { permits: t } = useMessages().listings
  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-ink-soft underline">
        {t.remove}
      </summary>
      <PermitForm permit={permit} deed="remove" className="mt-2 grid gap-3">
        <p>{permit.status === 'verified' ? t.removesFromPage : t.removesWaiting}</p>
        <div>
          <Button look="danger">{t.remove}</Button>
        </div>
      </PermitForm>
    </details>
  )
}

function NewPermit({ answer }: Pick<PermitsProps, 'answer'>) {
  const { listings, storefront } = useMessages()
  const t = listings.permits
  const sentences: Record<string, string> = t.errors
  const field = (name: string) => {
    const error = answer?.errors[name]
    return {
      id: name,
      name,
      initialValue: answer?.typed[name],
      ...(error !== undefined && { errors: [sentences[error] ?? t.errors.unknown] }),
    }
  }
  return (
    <Form method="post" noValidate className="grid max-w-2xl gap-4">
      <input type="hidden" name="deed" value="add" />
      <Select
        field={{ ...field('kind'), required: true }}
        label={t.kind}
        prompt={t.chooseKind}
        options={permitKinds.map((kind) => ({
          value: kind,
          label: storefront.listing.permitKinds[kind],
        }))}
      />
      <TextInput
        field={{ ...field('number'), required: true, maxLength: 80 }}
        label={t.number}
        hint={t.numberHint}
        autoComplete="off"
      />
      <TextInput
        field={field('validUntil')}
        label={t.validUntil}
        hint={t.validUntilHint}
        type="date"
      />
      <div>
        <Button size="large">{t.add}</Button>
      </div>
    </Form>
  )
}
