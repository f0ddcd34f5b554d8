import { isRouteErrorResponse, useRouteLoaderData } from '@remix-run/react'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import type { Errors } from '#app/i18n/id/errors.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { Button, LinkButton } from './button.tsx'
import { StorefrontLayout } from './layouts/storefront-layout.tsx'
import { useLocale, useMessages } from './locale.tsx'
import { TerraceLandscape } from './patterns.tsx'

type Sentence =
  | 'badRequest'
  | 'cutOff'
  | 'forbidden'
  | 'notFound'
  | 'otherShop'
  | 'tooMany'
  | 'unavailable'
  | 'unexpected'

const sentences: Record<number, Sentence & keyof Errors> = {
  400: 'badRequest',
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  405: 'badRequest',
  409: 'otherShop',
  410: 'notFound',
  429: 'tooMany',
  503: 'unavailable',
}

/** Remix says so of an answer of which only a part came: the signal went while it was read. */
const isCutOff = (error: unknown) =>
  error instanceof Error && error.message.startsWith('Unable to decode turbo-stream')

/** The sentence for an error, in the visitor's language; also the title of the error page. */
export function errorSentence(error: unknown, locale: Locale) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  const sentence = isCutOff(error) ? 'cutOff' : (sentences[status] ?? 'unexpected')
  return messagesFor(locale).errors[sentence]
}

/** The page for everything that went wrong, in the visitor's language, inside the usual frame. */
export function ErrorPage({ error }: { error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  const requestId = useRouteLoaderData<{ requestId: string }>('root')?.requestId
  const locale = useLocale()
  const { errors: t } = useMessages()
  const sentence = errorSentence(error, locale)
  return (
    <StorefrontLayout>
      <div className="mx-auto max-w-3xl px-4 pt-10 text-center md:pt-16">
        {!isCutOff(error) && (
          <p className="font-display text-6xl font-bold text-line-strong">{status}</p>
        )}
        <h1 className="mt-2 font-display text-3xl font-bold md:text-4xl">{sentence.title}</h1>
        <p className="mx-auto mt-4 max-w-xl text-lg text-ink-soft">{sentence.text}</p>
        <p className="mt-8 flex flex-wrap justify-center gap-3">
          {isCutOff(error) && (
            <Button type="button" onClick={() => window.location.reload()}>
              {t.reload}
            </Button>
          )}
          <LinkButton href={paths.home(locale)}>{t.goHome}</LinkButton>
          <LinkButton href={paths.search(locale)} look="outline">
            {t.goSearch}
          </LinkButton>
        </p>
        {requestId && status >= 400 && status !== 404 && !isCutOff(error) && (
          <p className="mt-6 text-sm text-ink-soft">
            {t.requestId}: <code className="font-semibold select-all">{requestId}</code>
          </p>
        )}
      </div>
      <TerraceLandscape className="relative mt-10 -mb-16 h-44 w-full md:h-60" />
    </StorefrontLayout>
  )
}
