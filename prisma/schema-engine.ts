import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'
import type * as EngineModule from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/**
 * Prisma's schema engine as WebAssembly: the same comparison that `prisma migrate dev` does,
 * without the native engine which Prisma's own CLI would download first.
 */
export async function differenceAsSql(databaseUrl: string, schemaFolder: string): Promise<string> {
  const files = readSchemaFiles(schemaFolder)
  const pool = new CatalogPool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => undefined)
  const factory = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool))
  const { SchemaEngine } = await loadEngine()
  const from: DiffTarget = { tag: 'schemaDatasource', files, configDir: schemaFolder }
  const to: DiffTarget = { tag: 'schemaDatamodel', files }
  let engine: SchemaEngine | undefined
  try {
    const datamodels = files.map((file): [string, string] => [file.path, file.content])
    engine = await SchemaEngine.new({ datamodels }, () => undefined, factory)
    const filters = { externalTables: [], externalEnums: [] }
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters })
    return stdout ?? ''
  } finally {
    engine?.free()
    await pool.end()
  }
}

function readSchemaFiles(folder: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .toSorted()
    .map((name) => ({ path: name, content: readFileSync(path.join(folder, name), 'utf8') }))
}

/** Node cannot import a `.wasm` file as bundlers do, so it is compiled and bound by hand. */
async function loadEngine(): Promise<typeof EngineModule> {
  const globals = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: unknown }
  globals.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message: string) => process.stderr.write(`${message}\n`),
  }
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const file = path.join(path.dirname(entry), 'schema_engine_bg.wasm')
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(readFileSync(file), imports)
  const wasm = instance.exports as { __wbindgen_start?: () => void }
  ;(bindings as unknown as { __wbg_set_wasm: (wasm: unknown) => void }).__wbg_set_wasm(wasm)
  wasm.__wbindgen_start?.()
  return bindings
}

const charType = 18
const charArrayType = 1002

/**
 * The engine reads PostgreSQL's catalog, where many columns are of the one-byte type "char", which
 * the driver adapter does not know. It is passed through as the array type that it does know, and
 * given its true name again afterwards.
 */
class CatalogPool extends pg.Pool {
  // oxlint-disable-next-line typescript/no-explicit-any -- `query` has many overloads; this only looks at what comes back.
  override query = async (...args: any[]): Promise<any> => {
    const result = await (super.query as (...args: unknown[]) => Promise<pg.QueryResult>)(...args)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === charType) field.dataTypeID = charArrayType
    }
    return result
  }
}

class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      )
      return { ...result, columnTypes }
    }
    return adapter
  }
}
