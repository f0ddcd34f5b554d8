import type { ReportedWord } from '#app/core/paths.ts'
import type { Bilingual, ListingKind } from '#app/features/catalog/listing-card.ts'

export const reportKinds = ['forbidden', 'misleading', 'rude', 'spam', 'privacy', 'other'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What can be reported, by the word of it in the address. */
export const reportSubjects = {
  ulasan: 'review',
  pertanyaan: 'question',
  barang: 'listing',
  toko: 'shop',
} as const satisfies Record<ReportedWord, string>
export type ReportSubject = (typeof reportSubjects)[ReportedWord]

export const isReportedWord = (word: string | undefined): word is ReportedWord =>
  word !== undefined && Object.hasOwn(reportSubjects, word)

export type ReportOutcome = 'upheld' | 'kept'
export type ReportStatus = 'open' | ReportOutcome

/** Something public that somebody finds wrong. */
export type Reportable = {
  subject: ReportSubject
  subjectId: string
  shopId: string
  shop: { name: string; slug: string }
  /** Of a shop none. */
  listing: { title: Bilingual; slug: string; kind: ListingKind } | null
  /** Of a review or a question. */
  said: string | null
}

/** What the desk of an admin lists. */
export type ListedReport = {
  id: string
  subject: ReportSubject
  shopName: string
  title: string | null
  said: string | null
  /** Of a review. */
  pictures: string[]
  kind: ReportKind
  words: string | null
  status: ReportStatus
  /** Its seller has answered and asks to look again. */
  isAskedAgain: boolean
  createdAt: Date
}

export type DeskReport = ListedReport & {
  subjectId: string
  shopId: string
  shopSlug: string
  listingSlug: string | null
  listingKind: ListingKind | null
  decision: string | null
  decidedAt: Date | null
  /** Of the same thing, this one among them. */
  all: { id: string; kind: ReportKind; words: string | null; createdAt: Date }[]
}
