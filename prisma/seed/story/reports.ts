import { daysBefore, hoursAfter, sampleId } from './random.ts'

type Said = { id: string; shop_id: string; words: string | null; created_at: Date }
type Wish = {
  name: string
  subject: 'review' | 'question' | 'listing'
  about: Said | undefined
  kind: string
  words: string | null
  decision?: string
}

type Things = {
  reviews: readonly (Said & { stars: number })[]
  questions: readonly (Said & { answer: string | null; listing_id: string })[]
  reporterId: string
}

/** Two wait for an admin; one was looked at and stays. */
export function reportRows({ reviews, questions, reporterId }: Things, now: Date) {
  const answered = questions.filter(({ answer }) => answer)
  const wishes: Wish[] = [
    {
      name: 'harsh',
      subject: 'review',
      about: reviews.findLast(({ stars, words }) => stars === 2 && words),
      kind: 'misleading',
      words: 'Sepertinya salah menulis untuk barang lain.',
    },
    {
      name: 'off topic',
      subject: 'question',
      about: answered[0],
      kind: 'other',
      words: 'Pertanyaannya bukan tentang barang ini.',
    },
    {
      name: 'weight',
      subject: 'listing',
      about: answered[1] && { ...answered[1], id: answered[1].listing_id },
      kind: 'misleading',
      words: null,
      decision: 'Sudah kami cocokkan dengan izinnya: beratnya benar.',
    },
  ]
  return wishes.flatMap(({ name, subject, about, kind, words, decision = null }) => {
    if (!about) return []
    const createdAt = decision ? daysBefore(now, 6) : daysBefore(now, 1)
    return {
      id: sampleId(`report ${name}`, createdAt),
      reporter_id: reporterId,
      subject,
      shop_id: about.shop_id,
      review_id: subject === 'review' ? about.id : null,
      question_id: subject === 'question' ? about.id : null,
      listing_id: subject === 'listing' ? about.id : null,
      kind,
      words,
      status: decision ? 'kept' : 'open',
      decision,
      decided_at: decision && hoursAfter(createdAt, 20),
      created_at: createdAt,
    }
  })
}
