import { paths } from '#app/core/paths.ts'
import type { FoundPerson } from '#app/features/users/people-search.server.ts'
import { type PeopleQuery, personNameMaximum } from '#app/features/users/people-search.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { Section } from '#app/ui/page-header.tsx'
import { SearchForm } from '#app/ui/search-form.tsx'
import { Table } from '#app/ui/table.tsx'
import { OlderLink, RowLink } from './facts.tsx'
import { useRoles } from './use-roles.ts'

type FoundPeopleProps = {
  query: PeopleQuery
  people: readonly FoundPerson[]
  next: string | null
}

/** Staff and makers by their name, which is public; buyers stay with their whole number or address. */
export function FoundPeople({ query, people, next }: FoundPeopleProps) {
  const { people: t, list } = useMessages().admin
  const rolesOf = useRoles()
  const address = new URLSearchParams({ cari: query.cari, setelah: next ?? '' })
  return (
    <Section title={t.byName}>
      <p className="max-w-2xl text-ink-soft">{t.byNameText}</p>
      <SearchForm
        action={paths.admin('orang')}
        hidden={{}}
        value={query.cari}
        label={t.name}
        maxLength={personNameMaximum}
      />
      {people.length > 0 ? (
        <Table
          caption={t.byName}
          columns={[
            {
              title: t.name,
              cell: ({ id, name }) => <RowLink href={paths.admin(`orang/${id}`)}>{name}</RowLink>,
            },
            { title: t.roles, cell: (person) => rolesOf(person).join('; ') },
          ]}
          rows={people}
          rowKey={({ id }) => id}
        />
      ) : (
        query.cari !== '' && <EmptyState title={t.nobody}>{t.nobodyText}</EmptyState>
      )}
      {next && <OlderLink href={`${paths.admin('orang')}?${address}`}>{list.older}</OlderLink>}
    </Section>
  )
}
