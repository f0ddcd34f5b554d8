import type { MetaFunction } from '@remix-run/node'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { defaultRefundTiers } from '#app/features/bookings/refund-tiers.ts'
import { buyerWaitsDays } from '#app/features/orders/cancellation-policy.ts'
import {
  acceptWithinHours,
  askArrivalAfterDays,
  completeAfterDays,
  presumeDeliveredAfterDays,
} from '#app/features/orders/order-status.ts'
import { holdMinutes, holdMinutesForBankTransfer } from '#app/features/purchases/purchase-status.ts'
import type { HelpFacts, HelpSection } from '#app/i18n/id/help.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { Breadcrumbs } from '#app/ui/breadcrumbs.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { PageBody, PageHeader } from '#app/ui/page-header.tsx'
import { pageMeta } from './page-meta.ts'

/** The page says the numbers that the rules keep, so it cannot promise another. */
const facts: HelpFacts = {
  holdMinutes,
  slowHoldMinutes: holdMinutesForBankTransfer,
  acceptHours: acceptWithinHours,
  buyerWaitsDays,
  freeCancelDays: defaultRefundTiers[0].daysBefore,
  askCourierDays: askArrivalAfterDays.villageCourier,
  askPickupDays: askArrivalAfterDays.pickup,
  presumeDays: presumeDeliveredAfterDays,
  completeDays: completeAfterDays,
}

export const handle: PageHandle = { cache: () => ({ tags: ['help'], seconds: 3600 }) }

export const meta: MetaFunction = (input) => {
  const { help: t } = messagesFor(localeOfPath(input.location.pathname))
  return pageMeta(input, { title: t.title, description: t.description, path: paths.help })
}

export default function HelpPage() {
  const locale = useLocale()
  const { common, help: t } = useMessages()
  const sections = t.sections(facts)
  const home = { label: common.home, href: paths.home(locale) }
  return (
    <PageBody>
      <PageHeader
        above={<Breadcrumbs crumbs={[home]} current={t.title} />}
        title={t.title}
        lead={t.lead}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[16rem_minmax(0,42rem)] lg:gap-12">
        <Contents sections={sections} />
        <div className="grid gap-10">
          {sections.map((section) => (
            <Answer key={section.id} section={section} />
          ))}
          <LostLink />
        </div>
      </div>
    </PageBody>
  )
}

function Contents({ sections }: { sections: readonly HelpSection[] }) {
  const { help: t } = useMessages()
  return (
    <nav aria-label={t.contents} className="lg:sticky lg:top-6">
      <Card className="p-4">
        <h2 className="font-semibold">{t.contents}</h2>
        <ul className="mt-1">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="flex min-h-11 items-center py-1.5 leading-snug text-terrace underline-offset-4 hover:underline"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </Card>
    </nav>
  )
}

function Answer({ section: { id, title, text = [], steps, points } }: { section: HelpSection }) {
  return (
    <section id={id}>
      <h2 className="mb-3 font-display text-2xl font-bold">{title}</h2>
      <div className="prose">
        {steps && <ol>{listed(steps)}</ol>}
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {points && <ul>{listed(points)}</ul>}
      </div>
    </section>
  )
}

const listed = (lines: readonly string[]) => lines.map((line) => <li key={line}>{line}</li>)

function LostLink() {
  const locale = useLocale()
  const { help: t, common } = useMessages()
  return (
    <Card as="section" className="p-5">
      <h2 className="font-display text-xl font-bold">{t.lostTitle}</h2>
      <p className="mt-1 mb-4 text-ink-soft">{t.lostText}</p>
      <LinkButton href={paths.findPurchase(locale)} look="outline">
        {common.footer.findPurchase}
      </LinkButton>
    </Card>
  )
}
