import { createHash } from 'node:crypto'
import path from 'node:path'
import { paths } from '#app/core/paths.ts'
import { build, type Plugin, type Rollup } from 'vite'

const folder = 'app/features/bookings/components/gate-phone'
const script = 'gate.js'

/**
 * The gate's own script and its service worker, at addresses that never change: a phone may come back
 * after weeks. The script shares its pieces with the consoles; the worker is one file that knows the
 * names of all of them.
 */
export function gateBundle(): Plugin {
  let root = process.cwd()
  let isForBrowsers = false
  return {
    name: 'lumbung:gate',
    configResolved(config) {
      root = config.root
      isForBrowsers = config.command === 'build' && !config.build.ssr
    },
    configureServer(server) {
      server.middlewares.use(`/${script}`, (_, response) => {
        response.setHeader('Content-Type', 'text/javascript').end(developmentScript)
      })
    },
    buildStart() {
      if (!isForBrowsers) return
      this.emitFile({ type: 'chunk', id: path.join(root, folder, 'main.tsx'), fileName: script })
    },
    async generateBundle(_, bundle) {
      if (!isForBrowsers) return
      const files = withAllImports(bundle)
      const version = versionOf(bundle)
      const [page, shell] = [paths.kelolaGate(), paths.kelolaGate({ page: 'luring' })]
      const source = await bundleWorker(root, { version, page, shell, files })
      this.emitFile({ type: 'asset', fileName: 'gate-worker.js', source })
    },
  }
}

/** What the framework's own scripts prepare where they are on the page. */
const developmentScript = `
globalThis.__vite_plugin_react_preamble_installed__ = true
globalThis.$RefreshReg$ = () => {}
globalThis.$RefreshSig$ = () => (type) => type
await import('/${folder}/main.tsx')
`

/** Also what is loaded only when it is needed: without signal it could not be. */
function withAllImports(bundle: Rollup.OutputBundle): string[] {
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
function versionOf(bundle: Rollup.OutputBundle): string {
  const hash = createHash('sha256').update(Object.keys(bundle).toSorted().join(' '))
  const gate = bundle[script]
  if (gate?.type === 'chunk') hash.update(gate.code)
  return hash.digest('hex').slice(0, 12)
}

/** Not every phone knows modules in a worker, so it is bundled once more, into one plain script. */
async function bundleWorker(root: string, gateFiles: object): Promise<string> {
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define: { gateFiles: JSON.stringify(gateFiles) },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      rollupOptions: {
        input: path.join(root, folder, 'worker.ts'),
        output: { format: 'iife' },
      },
    },
  })) as Rollup.RollupOutput
  return result.output[0].code
}
