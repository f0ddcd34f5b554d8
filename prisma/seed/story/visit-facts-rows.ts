import type { Listing } from './listing-rows.ts'
import { must } from './random.ts'
import { storyFacts } from './visit-facts-list.ts'

/** One row for each experience; the place is its village, because nobody has measured these. */
export function visitFactsRows(listings: readonly Listing[]) {
  return listings
    .filter(({ kind }) => kind === 'experience')
    .map(({ id, slug }) => {
      const facts = must(storyFacts[slug], `facts of ${slug}`)
      const [healthId, healthEn] = facts.health ? both(facts.health) : ['', '']
      const [meetingPointId, meetingPointEn] = both(facts.meetingPoint)
      return {
        listing_id: id,
        minimum_age: facts.minimumAge ?? 0,
        health_id: healthId,
        health_en: healthEn,
        ...listOf('bring', facts.bring),
        ...listOf('included', facts.included),
        ...listOf('excluded', facts.excluded),
        meeting_point_id: meetingPointId,
        meeting_point_en: meetingPointEn,
        languages: ['id', 'jv', ...(facts.speaksEnglish ? ['en'] : [])],
        is_insured: facts.isInsured ?? false,
        parking: facts.parking ?? 'none',
        weather: facts.weather ?? 'rainOrShine',
      }
    })
}

function both(text: string): [id: string, en: string] {
  const [id, en] = text.split(' | ')
  return [must(id), must(en, `English for ${text}`)]
}

function listOf(name: 'bring' | 'included' | 'excluded', texts: readonly string[]) {
  return {
    [`${name}_id`]: texts.map((text) => both(text)[0]),
    [`${name}_en`]: texts.map((text) => both(text)[1]),
  }
}
