import type { Plugin } from 'vite'
import { bundleScript } from './bundle-script.ts'

const address = '/send-ahead.js'
const entry = 'app/features/uploads/components/send-ahead/main.ts'

/** The script of pages without the framework that have a field of files: the consoles' way of sending them. */
export function sendAheadScript(): Plugin {
  let root = process.cwd()
  let isForBrowsers = false
  return {
    name: 'lumbung:send-ahead',
    configResolved(config) {
      root = config.root
      isForBrowsers = config.command === 'build' && !config.build.ssr
    },
    configureServer(server) {
      server.middlewares.use(address, (_, response) => {
        response.setHeader('Content-Type', 'text/javascript').end(`import '/${entry}'`)
      })
    },
    async generateBundle() {
      if (!isForBrowsers) return
      const source = await bundleScript({ root, entry, define: {} })
      this.emitFile({ type: 'asset', fileName: address.slice(1), source })
    },
  }
}
