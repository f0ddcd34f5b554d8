import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '#app/routes.ts'

export type Route = {
  /** As Remix calls it, without its folder: `kelola/order`. */
  id: string
  /** `/kelola/pesanan/:number` */
  address: string
  /** `app/routes/kelola/order.tsx` */
  file: string
  /** Shows something, and is not only asked for a file or told to do something. */
  hasPage: boolean
  hasLoader: boolean
  hasAction: boolean
}

const app = path.join(import.meta.dirname, '../../app')

/** Every address of the application, those in English as well. */
export const allAddresses: readonly Route[] = flatten(routes, '')

/** Every route of the application once; the English twins are the same files. */
export const allRoutes: readonly Route[] = allAddresses.filter(({ id }) => !id.startsWith('en/'))

function flatten(entries: readonly RouteConfigEntry[], parent: string): Route[] {
  return entries.flatMap((entry) => {
    const address = entry.path ? `${parent}/${entry.path}` : parent
    const source = readFileSync(path.join(app, entry.file), 'utf8')
    const exports = (name: string) =>
      new RegExp(`export (async )?(function|const) (\\{[^}]*\\b)?${name}\\b`).test(source)
    const route = {
      id: (entry.id ?? entry.file.replace(/\.tsx?$/, '')).replace('routes/', ''),
      address: address || '/',
      file: `app/${entry.file}`,
      hasPage: source.includes('export default'),
      hasLoader: exports('loader'),
      hasAction: exports('action'),
    }
    return [route, ...flatten(entry.children ?? [], address)]
  })
}
