import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '#app/core/paths.ts'
import {
  countTrailFilters,
  trailActors,
  type TrailQuery,
  trailSubjects,
  trailWordsMaximum,
} from '#app/features/audit/trail-search.ts'
import { Button, buttonClasses } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { trailAddress } from './trail-address.ts'
import { wordOf } from './words.ts'

/** What, who, where and when; all of it stands in the address. */
export function TrailSearch({ query }: { query: TrailQuery }) {
  const { trail: t, history } = useMessages().admin
  const on = countTrailFilters(query)
  return (
    <SearchForm
      action={paths.admin('jejak')}
      hidden={{}}
      value={query.cari}
      label={t.search}
      placeholder={t.searchPlaceholder}
      submit={t.submit}
      maxLength={trailWordsMaximum}
    >
      <details open={on > 0}>
        <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-terrace">
          {t.filters(on)}
        </summary>
        <div className="mt-2 grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Words name="siapa" value={query.siapa} />
          <Choice
            name="pelaku"
            value={query.pelaku}
            options={trailActors.map((each) => [each, history.actor[each]])}
          />
          <Words name="bumdesa" value={query.bumdesa} />
          <Choice
            name="hal"
            value={query.hal}
            options={trailSubjects.map((each) => [each, wordOf(history.subjects, each)])}
          />
          <Choice
            name="tindakan"
            value={query.tindakan}
            options={[['status', t.statusChange], ...Object.entries(history.actions)]}
          />
          <Day name="dari" value={query.dari} />
          <Day name="sampai" value={query.sampai} />
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button look="outline">{t.apply}</Button>
          {on > 0 && (
            <Link
              to={trailAddress({ cari: query.cari })}
              className={buttonClasses({ look: 'quiet' })}
            >
              {t.clear}
            </Link>
          )}
        </div>
      </details>
    </SearchForm>
  )
}

type FilterName = 'siapa' | 'pelaku' | 'hal' | 'tindakan' | 'bumdesa' | 'dari' | 'sampai'
type FilterProps = { name: FilterName; value: string | null }

/** Nobody wonders whether a filter may be left empty, so nothing says it. */
function Filter({ name, children }: { name: FilterName; children: ReactNode }) {
  const { trail: t } = useMessages().admin
  return (
    <Field field={{ id: name, name, required: true }} label={t.filter[name]}>
      {children}
    </Field>
  )
}

function Words({ name, value }: FilterProps) {
  return (
    <Filter name={name}>
      <input
        key={value}
        id={name}
        name={name}
        defaultValue={value ?? ''}
        maxLength={trailWordsMaximum}
        autoComplete="off"
        className="field-control"
      />
    </Filter>
  )
}

function Day({ name, value }: FilterProps) {
  return (
    <Filter name={name}>
      <input
        key={value}
        id={name}
        name={name}
        type="date"
        defaultValue={value ?? ''}
        className="field-control"
      />
    </Filter>
  )
}

type ChoiceProps = FilterProps & { options: readonly (readonly [string, string])[] }

function Choice({ name, value, options }: ChoiceProps) {
  const { trail: t } = useMessages().admin
  return (
    <Filter name={name}>
      <select
        key={value}
        id={name}
        name={name}
        defaultValue={value ?? ''}
        className="field-control"
      >
        <option value="">{t.anything}</option>
        {options.map(([code, label]) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </Filter>
  )
}
