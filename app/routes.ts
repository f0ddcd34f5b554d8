import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config'

type Entry = ReturnType<typeof route>

/**
 * Every public and account page exists twice: `/…` in Indonesian and `/en/…` in English, from the
 * same file. The English twin's id starts with `en/`, because route ids must be unique.
 */
function localized(entries: Entry[]): Entry[] {
  return [...entries, ...prefix('en', entries.map(englishTwin))]
}

function englishTwin(entry: Entry): Entry {
  const id = `en/${entry.id ?? entry.file.replace(/\.tsx?$/, '')}`
  return { ...entry, id, ...(entry.children && { children: entry.children.map(englishTwin) }) }
}

export default [
  ...localized([layout('routes/storefront/layout.tsx', [index('routes/storefront/home.tsx')])]),
  ...prefix('health', [
    route('live', 'routes/system/health-live.ts'),
    route('ready', 'routes/system/health-ready.ts'),
  ]),
  route('metrics', 'routes/system/metrics.ts'),
  route('robots.txt', 'routes/system/robots.ts'),
  route('manifest.webmanifest', 'routes/system/manifest.ts'),
  route('speculation-rules.json', 'routes/system/speculation-rules.ts'),
  route('*', 'routes/system/not-found.tsx'),
] satisfies RouteConfig
