import type { MetaFunction } from '@remix-run/node'
import { localeOfPath } from '#app/core/locale.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import { useMessages } from '#app/ui/locale.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { TerraceLandscape } from '#app/ui/patterns.tsx'

export const handle: PageHandle = { cache: () => ({ tags: ['home'], seconds: 60 }) }

export const meta: MetaFunction = ({ location }) => {
  const { common: t } = messagesFor(localeOfPath(location.pathname))
  return [
    { title: `${t.siteName}: ${t.tagline}` },
    { name: 'description', content: t.footer.about },
  ]
}

export default function Home() {
  const { common: t } = useMessages()
  return (
    <section className="relative overflow-hidden bg-terrace-soft">
      <div className="mx-auto max-w-6xl px-4 pt-10 pb-44 md:pt-16 md:pb-56">
        <h1 className="max-w-2xl font-display text-4xl font-bold md:text-5xl">{t.tagline}</h1>
        <p className="mt-4 max-w-xl text-lg">{t.footer.about}</p>
      </div>
      <TerraceLandscape className="absolute inset-x-0 bottom-0 h-44 w-full md:h-60" />
    </section>
  )
}
