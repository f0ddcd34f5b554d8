import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { db, transaction } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'
import { type LetterWords, letterWords } from './letter-words.server.ts'
import { queueMessage } from './commands.server.ts'
import { addressOf, type Reader, readersOf } from './message-address.ts'
import { tellEach } from './tell-each.server.ts'
import { readersOfMaker, makerReaderColumns } from './tell-maker.server.ts'

type News = { reportId: string; decisionId: string }

/** What came of it. A decision that is changed is another decision. */
export async function tellReporter({ reportId, decisionId }: News): Promise<void> {
  const report = await findReport(reportId)
  if (!report?.decision || report.status === 'open') return
  const { reporter } = report
  if (!reporter.email && !reporter.phone) return
  const locale: Locale = reporter.locale === 'en' ? 'en' : 'id'
  const t = letterWords(locale)
  const about = report.listing
    ? { id: report.listing.titleId, en: report.listing.titleEn }[locale]
    : report.shop.name
  const content = {
    greeting: t.greeting(reporter.name),
    ...t.reportDecided[report.status]({ about, reason: report.decision }),
    signature: t.signature,
  }
  await transaction((tx) =>
    queueMessage(tx, {
      ...addressOf({ email: reporter.email, phone: reporter.phone ?? '' }),
      content,
      dedupeKey: `report:${reportId}:${decisionId}`,
      template: 'report-decided',
      locale,
    }),
  )
}

export async function tellShopOfDecision(news: News): Promise<void> {
  const report = await findReport(news.reportId)
  if (!report) return
  const { name, email, phone } = report.shop
  const page = pageOfSeller(report, 'kelola')
  await tellOwner(news, { report, side: 'shop', name, page }, readersOf([{ email, phone }]))
}

/** Of their own goods and visits; what is said about them the BUM Desa looks after. */
export async function tellMakerOfDecision(news: News): Promise<void> {
  const report = await findReport(news.reportId)
  if (!report?.listing || report.subject !== 'listing') return
  const { maker } = report.listing
  const page = pageOfSeller(report, 'lapak')
  await tellOwner(news, { report, side: 'maker', name: maker.name, page }, readersOfMaker(maker))
}

type Report = NonNullable<Awaited<ReturnType<typeof findReport>>>

async function findReport(id: string) {
  const listing = {
    select: {
      id: true,
      titleId: true,
      titleEn: true,
      maker: { select: { name: true, ...makerReaderColumns } },
    },
  } as const
  const report = await db.report.findUnique({
    where: { id },
    select: {
      subject: true,
      status: true,
      decision: true,
      reporter: { select: { name: true, email: true, phone: true, locale: true } },
      shop: { select: { id: true, name: true, email: true, phone: true } },
      listing,
      review: { select: { listing } },
      question: { select: { listing } },
    },
  })
  if (!report) return null
  const { review, question, ...rest } = report
  return { ...rest, listing: rest.listing ?? (review ?? question)?.listing ?? null }
}

/** Where who sells it sees what became of it. */
function pageOfSeller({ subject, listing }: Report, desk: 'kelola' | 'lapak'): string {
  if (subject === 'review') return paths.kelolaReviews({ lihat: 'semua' })
  if (subject === 'question') return paths.sellerQuestions(desk, { lihat: 'disembunyikan' })
  return listing ? paths.sellerListings(desk, { status: 'hidden' }) : paths.kelola()
}

type Told = { report: Report; side: 'shop' | 'maker'; name: string; page: string }

async function tellOwner(
  { reportId, decisionId }: News,
  { report, side, name, page }: Told,
  readers: readonly Reader[],
): Promise<void> {
  const { subject, status, decision, shop, listing } = report
  if (!decision || status === 'open') return
  const about = listing?.titleId ?? shop.name
  const content = (t: LetterWords) => ({
    greeting: t.greeting(name),
    ...(status === 'upheld'
      ? t.reportUpheld[subject]({ about, reason: decision })
      : t.reportUndone({ about, reason: decision })),
    action: { label: t.openDesk, url: env.APP_URL + page },
    signature: t.signature,
  })
  await tellEach(readers, {
    content,
    once: `report:${reportId}:${decisionId}:${side}`,
    template: `report-followed-${side}`,
    shopId: shop.id,
  })
}
