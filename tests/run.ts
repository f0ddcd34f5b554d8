import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { generateClientIfStale } from '#prisma/generate.ts'

// `npm test`: everything that a change must pass, one line a step; the first failure is shown in
// full and ends the run.

const root = path.dirname(import.meta.dirname)
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)

/** How long each test took, for who wants to make them faster. */
const timesOf = (name: string) => path.join(root, 'node_modules/.cache/test-times', `${name}.json`)

type Step = { title: string; command: string; args: string[]; fix?: string; needs?: string }

const steps: readonly Step[] = [
  { title: 'Format', command: bin('oxfmt'), args: ['--check'], fix: 'npm run format' },
  { title: 'Lint', command: bin('oxlint'), args: ['--type-aware', '--quiet'] },
  { title: 'Types', command: bin('tsc'), args: ['--noEmit'] },
  { title: 'Unused code', command: bin('knip'), args: [] },
  {
    title: 'Architecture, unit and database tests',
    command: bin('vitest'),
    args: [
      'run',
      '--config=tests/vitest.config.ts',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${timesOf('vitest')}`,
    ],
  },
  {
    title: 'Journeys in a browser',
    command: bin('playwright'),
    args: ['test', '--config', 'tests/playwright.config.ts', '--reporter', 'dot,json'],
    needs: 'tests/playwright.config.ts',
  },
]

const totals = { passed: 0, failed: 0 }
let isGreen = true

await generateClientIfStale()
for (const step of steps) {
  if (step.needs && !existsSync(path.join(root, step.needs))) continue
  if (!(await runStep(step))) {
    isGreen = false
    break
  }
}
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`)
process.exitCode = isGreen ? 0 : 1

async function runStep({ title, command, args, fix }: Step): Promise<boolean> {
  const started = performance.now()
  const { code, output } = await run(command, args)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  count(output)
  const isOk = code === 0
  process.stdout.write(`${isOk ? '✓' : '✗'} ${title.padEnd(42, ' ')} ${seconds.padStart(6)} s\n`)
  if (!isOk) process.stdout.write(`\n${output.trim()}\n\n${fix ? `Fix it with: ${fix}\n\n` : ''}`)
  return isOk
}

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number; output: string }>()
  const child = spawn(command, [...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Not NO_COLOR: Playwright forces colours on its workers, and Node complains of both in one place.
    env: {
      ...process.env,
      NO_COLOR: undefined,
      FORCE_COLOR: '0',
      CI: '1',
      PLAYWRIGHT_JSON_OUTPUT_FILE: timesOf('journeys'),
    },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.on('error', reject)
  child.on('close', (code) => resolve({ code: code ?? 1, output }))
  return promise
}

/** Both runners end with such a line: Vitest `Tests  1 failed | 40 passed`, Playwright `3 passed`. */
function count(output: string): void {
  const lines = output.split('\n')
  const summary = lines.filter((line) => /^\s*(Tests\s|\d+ (passed|failed)\b)/.test(line))
  for (const [, number, word] of summary.join(' ').matchAll(/(\d+) (passed|failed)\b/g)) {
    if (word === 'passed' || word === 'failed') totals[word] += Number(number)
  }
}
