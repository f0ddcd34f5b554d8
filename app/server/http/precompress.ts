import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|svg|json|webmanifest|txt|xml|html|ico)$/
const smallestWorthIt = 600

/** Writes `.br` and `.gz` beside the built client files once, so that serving them costs nothing. */
export function precompress(): Plugin {
  let folder: string | null = null
  return {
    name: 'lumbung:precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.ssr ? null : path.resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      if (folder) compressFolder(folder)
    },
  }
}

function compressFolder(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name)
    if (!compressible.test(file) || !statSync(file).isFile()) continue
    const bytes = readFileSync(file)
    if (bytes.length < smallestWorthIt) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
