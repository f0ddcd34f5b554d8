import { differenceToSchema } from '#prisma/difference.ts'
import { writeMigration } from '#prisma/migrate.ts'

// `npm run db:new -- <name>` and `npm run db:check`. Applying is part of every start.

const [command, ...words] = process.argv.slice(2)

try {
  if (command === 'new') await writeNew(words.join(' '))
  else if (command === 'check') await check()
  else throw new Error('Say "new <name>" or "check".')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

async function writeNew(name: string): Promise<void> {
  if (!/^[a-z]/i.test(name)) throw new Error('Give the migration a name: npm run db:new -- <name>')
  const { statements, writtenByHand } = await differenceToSchema()
  if (writtenByHand.length > 0) print(`Left alone, written by hand:\n${asSql(writtenByHand)}`)
  if (statements.length === 0) return print('The migrations already make the schema.')
  print(`Wrote ${writeMigration(name, asSql(statements))}`)
}

async function check(): Promise<void> {
  const { statements, writtenByHand } = await differenceToSchema()
  if (statements.length > 0) {
    throw new Error(
      `The migrations do not make prisma/schema; run "npm run db:new -- <name>". Missing:\n${asSql(statements)}`,
    )
  }
  print(`The migrations make the schema (${writtenByHand.length} things written by hand).`)
}

function asSql(statements: readonly string[]): string {
  return statements.map((statement) => `${statement};\n`).join('\n')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
