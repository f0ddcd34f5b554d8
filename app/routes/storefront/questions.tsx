import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOfPath } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { QuestionList } from '#app/features/questions/components/question-list.tsx'
import { listQuestions } from '#app/features/questions/queries.server.ts'
import { cursorField } from '#app/features/reviews/forms.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { PageBody } from '#app/ui/page-header.tsx'
import { requireListingPage } from './listing.server.ts'
import { listingPathOf } from './listing-meta.ts'
import { pageMeta } from './page-meta.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const listing = await requireListingPage(params.slug)
  const before = cursorField.parse(new URL(request.url).searchParams.get('setelah'))
  const page = await listQuestions(listing.id, { limit: 20, before })
  return { listing, before, ...page }
}

export const meta: MetaFunction<typeof loader> = (input) => {
  if (!input.data) return []
  const { listing } = input.data
  const locale = localeOfPath(input.location.pathname)
  const { questions: t } = messagesFor(locale)
  return pageMeta(input, {
    title: t.of(listing.title[locale]),
    description: t.lead,
    path: (each) => paths.questions(each, listing.slug),
  })
}

export default function Questions() {
  const { listing, questions, before, next } = useLoaderData<typeof loader>()
  const locale = useLocale()
  const { questions: t } = useMessages()
  const { slug, title } = listing
  return (
    <PageBody>
      <div className="mx-auto max-w-2xl">
        <a
          href={listingPathOf(listing, locale)}
          className="inline-flex min-h-11 items-center text-terrace"
        >
          {t.back(title[locale])}
        </a>
        <h1 className="font-display text-3xl leading-tight font-bold">{t.of(title[locale])}</h1>
        <p className="mt-1 mb-4 text-ink-soft">{questions.length > 0 ? t.lead : t.none}</p>
        <p className="mb-6">
          <LinkButton href={paths.askQuestion(locale, slug)}>{t.ask}</LinkButton>
        </p>
        <QuestionList questions={questions} />
        <nav className="mt-6 flex flex-wrap gap-3">
          {before && (
            <LinkButton href={paths.questions(locale, slug)} look="quiet">
              {t.newest}
            </LinkButton>
          )}
          {next && (
            <LinkButton href={paths.questions(locale, slug, next)} look="outline">
              {t.older}
            </LinkButton>
          )}
        </nav>
      </div>
    </PageBody>
  )
}
