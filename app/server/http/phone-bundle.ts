import { createHash } from 'node:crypto'
import path from 'node:path'
import { paths } from '#app/core/paths.ts'
import type { Plugin, Rollup } from 'vite'
import { bundleScript } from './bundle-script.ts'

/** A page that works without signal: its script is `<name>.js`, its worker `<name>-worker.js`. */
type PhonePage = { name: string; folder: string; page: string; shell: string }

const phonePages: readonly PhonePage[] = [
  {
    name: 'gate',
    folder: 'app/features/bookings/components/gate-phone',
    page: paths.kelolaGate(),
    shell: paths.kelolaGate({ page: 'luring' }),
  },
  {
    name: 'counter',
    folder: 'app/features/counter/components/counter-phone',
    page: paths.counter(),
    shell: paths.counterOffline(),
  },
]

/**
 * The own script and service worker of each such page, at addresses that never change: a phone may come
 * back after weeks. The scripts share their pieces with the consoles; a worker is one file that knows the
 * names of all its page needs.
 */
export function phoneBundle(): Plugin {
  let root = process.cwd()
  let isForBrowsers = false
  return {
    name: 'lumbung:phone',
    configResolved(config) {
      root = config.root
      isForBrowsers = config.command === 'build' && !config.build.ssr
    },
    configureServer(server) {
      for (const { name, folder } of phonePages) {
        server.middlewares.use(`/${name}.js`, (_, response) => {
          response.setHeader('Content-Type', 'text/javascript').end(developmentScript(folder))
        })
      }
    },
    buildStart() {
      if (!isForBrowsers) return
      for (const { name, folder } of phonePages) {
        const id = path.join(root, folder, 'main.tsx')
        this.emitFile({ type: 'chunk', id, fileName: `${name}.js` })
      }
    },
    async generateBundle(_, bundle) {
      if (!isForBrowsers) return
      for (const { folder, ...phonePage } of phonePages) {
        const script = `${phonePage.name}.js`
        const files = withAllImports(bundle, script)
        const version = versionOf(bundle, script)
        // Not every phone knows modules in a worker.
        const source = await bundleScript({
          root,
          entry: `${folder}/worker.ts`,
          define: { phoneFiles: JSON.stringify({ ...phonePage, version, files }) },
        })
        this.emitFile({ type: 'asset', fileName: `${phonePage.name}-worker.js`, source })
      }
    },
  }
}

/** What the framework's own scripts prepare where they are on the page. */
const developmentScript = (folder: string) => `
globalThis.__vite_plugin_react_preamble_installed__ = true
globalThis.$RefreshReg$ = () => {}
globalThis.$RefreshSig$ = () => (type) => type
await import('/${folder}/main.tsx')
`

/** Also what is loaded only when it is needed: without signal it could not be. */
function withAllImports(bundle: Rollup.OutputBundle, script: string): string[] {
  const found = new Set<string>()
  const add = (name: string): void => {
    const file = bundle[name]
    if (found.has(name) || file?.type !== 'chunk') return
    found.add(name)
    for (const each of [...file.imports, ...file.dynamicImports]) add(each)
  }
  add(script)
  return [...found].map((name) => `/${name}`)
}

/** Any change of any script or style makes another: their names tell what is in them. */
function versionOf(bundle: Rollup.OutputBundle, script: string): string {
  const hash = createHash('sha256').update(Object.keys(bundle).toSorted().join(' '))
  const main = bundle[script]
  if (main?.type === 'chunk') hash.update(main.code)
  return hash.digest('hex').slice(0, 12)
}
