import {
  countTrailFilters,
  trailActors,
  type TrailQuery,
  trailSubjects,
  trailWordsMaximum,
} from '../trail-search.ts'
import { FilterChoice, FilterDay, Filters, FilterWords } from '#app/ui/filters.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { wordOf } from './deed-words.ts'

type TrailSearchFormProps = {
  query: TrailQuery
  /** The trail, with these words. */
  trailAt: (at: { cari?: string }) => string
  /** Of many BUM Desa, to choose one. */
  namesShop: boolean
}

/** What, who, where and when; all of it stands in the address. */
export function TrailSearchForm({ query, trailAt, namesShop }: TrailSearchFormProps) {
  const { trail: t, history } = useMessages().admin
  const filter = (name: keyof typeof t.filter) => ({
    name,
    label: t.filter[name],
    value: query[name],
  })
  return (
    <SearchForm
      action={trailAt({})}
      hidden={{}}
      value={query.cari}
      label={t.search}
      maxLength={trailWordsMaximum}
    >
      <Filters on={countTrailFilters(query)} clear={trailAt({ cari: query.cari })}>
        <FilterWords {...filter('siapa')} maxLength={trailWordsMaximum} />
        <FilterChoice
          {...filter('pelaku')}
          options={trailActors.map((each) => [each, history.actor[each]])}
        />
        {namesShop && <FilterWords {...filter('bumdesa')} maxLength={trailWordsMaximum} />}
        <FilterChoice
          {...filter('hal')}
          options={trailSubjects.map((each) => [each, wordOf(history.subjects, each)])}
        />
        <FilterChoice
          {...filter('tindakan')}
          options={[['status', t.statusChange], ...Object.entries(history.actions)]}
        />
        <FilterDay {...filter('dari')} />
        <FilterDay {...filter('sampai')} />
      </Filters>
    </SearchForm>
  )
}
