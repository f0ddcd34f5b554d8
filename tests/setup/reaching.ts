import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, type Program } from 'oxc-parser'

type Statement = Program['body'][number]

/** `app/features/uploads/sent-file.server.ts#bytesOf` */
export type Named = `${string}#${string}`

/** The text of what stands at the top of a file, and where the names in it come from. */
type Piece = { name: Named; text: string; names: ReadonlyMap<string, Named> }

/** What of these files uses `door`, by itself or by what it uses. */
export function reaching(files: readonly string[], door: Named): ReadonlySet<Named> {
  const pieces = files.flatMap(piecesOf)
  const found = new Set<Named>([door])
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const piece of pieces) if (uses(piece, found)) found.add(piece.name)
  }
  return found
}

function uses({ text, names }: Piece, found: ReadonlySet<Named>): boolean {
  return [...names].some(
    ([name, target]) => found.has(target) && new RegExp(`\\b${name}\\b`).test(text),
  )
}

function piecesOf(file: string): Piece[] {
  const source = readFileSync(file, 'utf8')
  const { program, module } = parseSync(file, source)
  const names = new Map<string, Named>()
  for (const { moduleRequest, entries } of module.staticImports) {
    for (const { importName, localName } of entries) {
      const target = fileOf(file, moduleRequest.value)
      names.set(localName.value, `${target}#${importName.name ?? 'default'}`)
    }
  }
  const own = program.body.flatMap(declaredIn)
  for (const { name } of own) names.set(name, `${file}#${name}`)
  const passedOn = module.staticExports.flatMap(({ entries }): Piece[] =>
    entries.flatMap(({ moduleRequest, importName, exportName }): Piece[] => {
      if (!moduleRequest || !importName.name || !exportName.name) return []
      const target: Named = `${fileOf(file, moduleRequest.value)}#${importName.name}`
      const here = new Map([[importName.name, target]])
      return [{ name: `${file}#${exportName.name}`, text: importName.name, names: here }]
    }),
  )
  return [
    ...passedOn,
    ...own.map(({ name, start, end }): Piece => ({
      name: `${file}#${name}`,
      text: source.slice(start, end),
      names,
    })),
  ]
}

type Declared = { name: string; start: number; end: number }

/** Of one statement at the top: a function, or what is declared with it. */
function declaredIn(statement: Statement): Declared[] {
  const declared = 'declaration' in statement ? statement.declaration : statement
  if (declared?.type === 'FunctionDeclaration') {
    const { id, start, end } = declared
    return id ? [{ name: id.name, start, end }] : []
  }
  if (declared?.type !== 'VariableDeclaration') return []
  return declared.declarations.flatMap(({ id, start, end }) =>
    id.type === 'Identifier' ? [{ name: id.name, start, end }] : [],
  )
}

const fileOf = (from: string, name: string) =>
  name.startsWith('#') ? name.slice(1) : path.posix.join(path.posix.dirname(from), name)
