import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { mostMegabytesOf } from '#tests/setup/most-megabytes.ts'
import { type Cluster, connectionString, freePort } from '#app/server/postgres-cluster.server.ts'
import {
  end,
  programEnvironment,
  root,
  type SiteProcess,
  startProgram,
  untilReady,
} from './site-process.ts'
import { copyDatabase, copyStory, dropStory } from './story.ts'

const keptName = (address: string) => `${new URL(address).pathname.slice(1)}_kept`

/** A site of a journey's own, with a database of its own. */
export class OwnSite {
  readonly url: string
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'lumbung-own-'))
  private readonly variables: Record<string, string>
  private running: SiteProcess | null = null
  private kept: string | null = null

  private constructor(port: number, emulatorPort: number, databaseUrl: string) {
    this.url = `http://localhost:${port}`
    this.variables = {
      PORT: `${port}`,
      EMULATOR_PORT: `${emulatorPort}`,
      DATA_DIR: this.folder,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
    }
  }

  /** With an embedded database, which the first start fills, and which may be killed. */
  static async prepare(): Promise<OwnSite> {
    return new OwnSite(await freePort(), await freePort(), '')
  }

  /** With a copy of the demo story on the server of the run: ready in a moment. */
  static async withStory(): Promise<OwnSite> {
    const port = await freePort()
    const database = await copyStory(process.env.JOURNEYS_DATABASE_URL ?? '', `own_${port}`)
    return new OwnSite(port, await freePort(), database)
  }

  async start(variables: Record<string, string>, flags: readonly string[] = []): Promise<void> {
    Object.assign(this.variables, variables)
    this.running = startProgram('app/server/start.ts', this.variables, flags)
    await untilReady(this.running, this.url)
  }

  /** Stops it, and remembers what its database holds. Only of a site with the story. */
  async keep(): Promise<void> {
    await this.stop()
    const { DATABASE_URL: address = '' } = this.variables
    this.kept = await copyDatabase(address, keptName(address))
  }

  /** Stops it, and gives it the database that was kept. */
  async goBack(): Promise<void> {
    if (!this.kept) throw new Error('Nothing was kept')
    await this.stop()
    const { DATABASE_URL: address = '' } = this.variables
    await dropStory(address)
    await copyDatabase(this.kept, new URL(address).pathname.slice(1))
  }

  private async stop(): Promise<void> {
    if (this.running) await end(this.running.child)
    this.running = null
  }

  /** Without a warning, as when the machine loses power. */
  async kill({ withDatabase }: { withDatabase: boolean }): Promise<void> {
    const child = this.running?.child
    if (!child) return
    if (withDatabase) process.kill(-this.databaseProcess(), 'SIGKILL')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  async sql<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    const embedded = () => connectionString(this.cluster(), 'lumbung')
    const client = new pg.Client({ connectionString: this.variables.DATABASE_URL || embedded() })
    await client.connect()
    try {
      return (await client.query(statement, [...values])).rows as Row[]
    } finally {
      await client.end()
    }
  }

  /** What lies in its folder of pictures. */
  keptPictures(): { name: string; bytes: Buffer }[] {
    const folder = path.join(this.folder, 'pictures')
    if (!existsSync(folder)) return []
    return readdirSync(folder).map((name) => ({
      name,
      bytes: readFileSync(path.join(folder, name)),
    }))
  }

  /** The most memory that each of its processes has had so far; nothing where the machine does not tell. */
  mostMegabytes(): number[] {
    return mostMegabytesOf(this.running?.child.pid ?? 0)
  }

  /** One of the programs of `npm run`, to its end. */
  run(file: string): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
      cwd: root,
      encoding: 'utf8',
      env: programEnvironment(this.variables),
    })
    return { status, said: stdout + stderr }
  }

  async remove(): Promise<void> {
    await this.stop()
    if (this.kept) await dropStory(this.kept)
    if (this.variables.DATABASE_URL) {
      await dropStory(this.variables.DATABASE_URL)
      return rmSync(this.folder, { recursive: true, force: true })
    }
    const { folder } = this.cluster()
    rmSync(this.folder, { recursive: true, force: true })
    // As root the data lies elsewhere, because its owner must be able to enter it.
    rmSync(path.dirname(folder), { recursive: true, force: true })
  }

  private cluster(): Cluster {
    return JSON.parse(readFileSync(path.join(this.folder, 'postgres.json'), 'utf8')) as Cluster
  }

  private databaseProcess(): number {
    const [line = ''] = readFileSync(
      path.join(this.cluster().folder, 'postmaster.pid'),
      'utf8',
    ).split('\n')
    return Number(line)
  }
}
