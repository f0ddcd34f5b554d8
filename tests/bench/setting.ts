import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Helper, startHelper } from './helper.ts'
import type { Effort } from './options.ts'
import type { Stage } from './stage.ts'

/** What every bench gets: the databases, how much effort to make, and where to start servers. */
export type Setting = {
  stage: Stage
  effort: Effort
  say: (text: string) => void
  startSite: (database: string, more?: Record<string, string>) => Promise<Site>
  startBare: (file: string, options: BareOptions) => Promise<Site>
}
export type Site = { server: Helper; port: number; url: string }
type BareOptions = { database?: string; args?: readonly string[] }

const firstPort = Number(process.env.BENCH_PORT ?? 15_720)

export function settingFor(
  stage: Stage,
  effort: Effort,
  say: (text: string) => void,
): { setting: Setting; tidyUp: () => Promise<void> } {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-bench-'))
  const running = new Set<Helper>()
  let started = 0
  const start = async (
    file: string,
    variables: Record<string, string>,
    args?: readonly string[],
  ) => {
    const port = firstPort + (started++ % 15)
    const profile = effort.profileFolder
    const server = await startHelper(file, {
      ...(args && { args }),
      ...(profile && { nodeOptions: ['--cpu-prof', `--cpu-prof-dir=${profile}`] }),
      variables: {
        PORT: String(port),
        HOST: '127.0.0.1',
        APP_URL: `http://127.0.0.1:${port}`,
        DATA_DIR: dataFolder,
        ...variables,
      },
    })
    running.add(server)
    const stop = async () => {
      running.delete(server)
      await server.stop()
    }
    return { server: { ...server, stop }, port, url: `http://127.0.0.1:${port}` }
  }
  const setting: Setting = {
    stage,
    effort,
    say,
    startSite: (database, more = {}) =>
      start('site.ts', { DATABASE_URL: stage.url(database), ...more }),
    startBare: (file, { database = 'postgres', args }) =>
      start(file, { DATABASE_URL: stage.url(database) }, args),
  }
  const tidyUp = async () => {
    await Promise.all(Array.from(running, (server) => server.stop()))
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return { setting, tidyUp }
}
