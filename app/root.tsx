import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  type ShouldRevalidateFunction,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { localeOfPath } from '#app/core/locale.ts'
import { siteSettings } from '#app/server/http/site-settings.server.ts'
import type { AnyPageHandle } from '#app/ui/page-handle.ts'
import css from '#app/ui/app.css?url'
import { ErrorPage, errorSentence } from '#app/ui/error-page.tsx'
import { LocaleContext } from '#app/ui/locale.tsx'
import { LostSignalNotice } from '#app/ui/lost-signal-notice.tsx'
import { useNonce } from '#app/ui/nonce.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: css },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icon-180.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export function loader({ context }: LoaderFunctionArgs) {
  return { site: siteSettings(), requestId: context.requestId }
}

/** Pages bring their own; this one is for when something went wrong. */
export const meta: MetaFunction<typeof loader> = ({ error, location }) =>
  error
    ? [
        { title: `${errorSentence(error, localeOfPath(location.pathname)).title} · Lumbung` },
        { name: 'robots', content: 'noindex' },
      ]
    : [{ title: 'Lumbung' }]

/** The settings do not change while the page is open. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false

/** Public pages are done when the HTML is there; only routes that ask for it get scripts. */
export function Layout({ children }: { children: ReactNode }) {
  const hydrated = useMatches().some(({ handle }) => (handle as AnyPageHandle)?.hydrate)
  const locale = localeOfPath(useLocation().pathname)
  const nonce = useNonce()
  const withNonce = nonce === undefined ? {} : { nonce }
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#16402b" />
        <Meta />
        <Links />
        {/* Where React runs, it does what this script does, and must not find its pages changed. */}
        {!hydrated && <script src="/enhance.js" defer />}
      </head>
      <body>
        <LocaleContext.Provider value={locale}>
          {children}
          {hydrated && <LostSignalNotice />}
        </LocaleContext.Provider>
        {hydrated && <ScrollRestoration {...withNonce} />}
        {hydrated && <Scripts {...withNonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />
}
