import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')

/** Compiles the tiles for the bare server as the site's own build does; gives back the file. */
export async function buildCards(): Promise<string> {
  const outDir = path.join(root, 'node_modules/.cache/lumbung-bench')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    build: {
      ssr: path.join(import.meta.dirname, 'cards.tsx'),
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      copyPublicDir: false,
      rollupOptions: { output: { entryFileNames: 'cards.js' } },
    },
  })
  return path.join(outDir, 'cards.js')
}
