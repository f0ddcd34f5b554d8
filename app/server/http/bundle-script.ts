import { build, type Rollup } from 'vite'

type Script = {
  root: string
  /** From the root. */
  entry: string
  /** What the build knows and the source does not, by the name it has there. */
  define: Record<string, string>
}

/** One plain script with all it needs, for where modules are not known or would be one request more. */
export async function bundleScript({ root, entry, define }: Script): Promise<string> {
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      rollupOptions: { input: `${root}/${entry}`, output: { format: 'iife' } },
    },
  })) as Rollup.RollupOutput
  return result.output[0].code
}
