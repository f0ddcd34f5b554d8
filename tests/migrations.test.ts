import { expect, test } from 'vitest'
import { namesWrittenByHand, separate } from '#prisma/difference.ts'
import { historyProblem } from '#prisma/migrate.ts'

const none = new Set<string>()
const migration = { name: '1_first', sql: '', checksum: 'a' }
const applied = { migration_name: '1_first', checksum: 'a', finished_at: new Date(0) }

test('what Prisma wants is missing in the migrations', () => {
  const script = '-- AlterTable\nALTER TABLE "shops" ADD COLUMN     "open" BOOLEAN;\n'
  expect(separate(script, none, none)).toEqual({
    statements: ['-- AlterTable\nALTER TABLE "shops" ADD COLUMN     "open" BOOLEAN'],
    writtenByHand: [],
  })
  expect(separate('-- This is an empty migration.\n', none, none).statements).toEqual([])
})

test('what is written by hand below the marker is left alone, and nothing else', () => {
  const byHand = namesWrittenByHand([
    'CREATE INDEX above ON a (b);\n-- Written by hand\nCREATE UNIQUE INDEX below ON a USING gin (b);',
  ])
  const script = '-- DropIndex\nDROP INDEX "below";\n\n-- DropIndex\nDROP INDEX "above";\n'
  expect(separate(script, byHand, none)).toEqual({
    statements: ['-- DropIndex\nDROP INDEX "above"'],
    writtenByHand: ['DROP INDEX "below"'],
  })
})

test('a generated column keeps its expression while the rest of the statement stays', () => {
  const script = 'ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT,\nADD COLUMN     "c" TEXT;\n'
  expect(separate(script, none, new Set(['a.b']))).toEqual({
    statements: ['ALTER TABLE "a" ADD COLUMN     "c" TEXT'],
    writtenByHand: ['ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT'],
  })
})

test('a database of a newer, edited or half applied history is refused', () => {
  expect(historyProblem([migration], [applied])).toBeNull()
  expect(historyProblem([], [applied])).toMatch(/newer version of Lumbung/)
  expect(historyProblem([migration], [{ ...applied, checksum: 'b' }])).toMatch(/was edited/)
  expect(historyProblem([migration], [{ ...applied, finished_at: null }])).toMatch(/halfway/)
})
