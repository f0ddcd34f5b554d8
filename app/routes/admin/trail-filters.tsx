import { paths } from '#app/core/paths.ts'
import {
  countTrailFilters,
  trailActors,
  type TrailQuery,
  trailSubjects,
  trailWordsMaximum,
} from '#app/features/audit/trail-search.ts'
import { FilterChoice, FilterDay, Filters, FilterWords } from '#app/ui/filters.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { wordOf } from './words.ts'

/** What, who, where and when; all of it stands in the address. */
export function TrailSearch({ query }: { query: TrailQuery }) {
  const { trail: t, history } = useMessages().admin
  const filter = (name: keyof typeof t.filter) => ({
    name,
    label: t.filter[name],
    value: query[name],
  })
  return (
    <SearchForm
      action={paths.admin('jejak')}
      hidden={{}}
      value={query.cari}
      label={t.search}
      maxLength={trailWordsMaximum}
    >
      <Filters on={countTrailFilters(query)} clear={paths.admin('jejak', { cari: query.cari })}>
        <FilterWords {...filter('siapa')} maxLength={trailWordsMaximum} />
        <FilterChoice
          {...filter('pelaku')}
          options={trailActors.map((each) => [each, history.actor[each]])}
        />
        <FilterWords {...filter('bumdesa')} maxLength={trailWordsMaximum} />
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
