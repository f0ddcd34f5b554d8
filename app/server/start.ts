import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import { buildIfStale } from '#app/server/build.ts'
import { configure, env } from '#app/server/env.server.ts'
import { openDatabase } from '#app/server/open-database.server.ts'
import { isFreePort } from '#app/server/postgres-cluster.server.ts'
import { Problem } from '#app/server/problem.server.ts'
import { type Program, runProgram } from '#app/server/program.server.ts'
import { startEmulators, pointToEmulators } from '#app/server/emulators.server.ts'
import { generateClientIfStale } from '#prisma/generate.ts'
import { prepareDatabase } from '#prisma/prepare-database.ts'

// `npm start` runs everything in one process. `npm run web` and `npm run worker` run the halves, as
// many of each as wished, against one database. `npm run dev` reloads what is edited.

// What follows loads some thousand modules: kept compiled, they take 2.4 s of processor time and not 4.
enableCompileCache()

const isDev = process.argv.includes('--dev')
const withWeb = !process.argv.includes('--worker')
const withWorker = !process.argv.includes('--web')

await runProgram(async (program) => {
  program.say('Lumbung is starting')
  if (isDev) configure({ NODE_ENV: 'development' })
  if (withWeb) await requireFreePort()
  // The build and the database do not need each other, and both take seconds the first time.
  const building = withWeb && !isDev ? buildIfStale() : generateClientIfStale().then(() => false)
  building.catch(() => undefined)
  await program.step('PostgreSQL', async () => {
    const database = await openDatabase()
    program.onEnd(database.close)
  })
  await program.step('Tables and job queues', () => prepareDatabase(env.DATABASE_URL ?? ''))
  await program.step('Site', () => building)
  await openConnections(program)
  await program.step('Data', () => fill(program))
  if (withWeb) {
    await startEmulators(program, {
      midtrans: () => import('#tests/emulators/midtrans.ts'),
      stripe: () => import('#tests/emulators/stripe.ts'),
      biteship: () => import('#tests/emulators/biteship.ts'),
    })
  }
  if (!withWeb) pointToEmulators()
  if (withWorker) await program.step('Worker', () => startWorker(program))
  if (withWeb) await program.step('Web', () => startWeb(program))
  if (withWeb) await greet(program)
  await program.untilStopped()
  program.say('\nLumbung is stopping')
})

async function requireFreePort(): Promise<void> {
  if (!(await isFreePort(env.PORT, env.HOST))) throw portTaken()
}

function portTaken(): Problem {
  return new Problem(
    `Port ${env.PORT} is taken by another program. Stop that one, or choose another port: PORT=${env.PORT + 10} npm start`,
  )
}

async function openConnections(program: Program): Promise<void> {
  const { closeDatabase } = await import('#app/server/db.server.ts')
  const { stopJobQueue } = await import('#app/server/boss.server.ts')
  program.onEnd(closeDatabase)
  program.onEnd(() => stopJobQueue())
}

async function fill(program: Program): Promise<void> {
  const { seed } = await import('#prisma/seed/seed.ts')
  await seed({ demo: env.DEMO, log: (line) => program.say(`  ${line}`) })
}

async function startWorker(program: Program): Promise<void> {
  const worker = await import('#app/jobs/worker.server.ts')
  const { stop } = await worker.startWorker()
  program.onEnd(stop)
}

async function startWeb(program: Program): Promise<void> {
  const { paymentPageOrigins } = await import('#app/server/payment-providers.server.ts')
  const options = {
    port: env.PORT,
    host: env.HOST,
    paymentOrigins: paymentPageOrigins(),
  }
  const starting = isDev
    ? import('#app/server/http/dev.ts').then(({ startDev }) => startDev(options))
    : import('#app/server/http/web.ts').then(({ startWeb: start }) => start(options))
  const { stop } = await starting.catch((error: NodeJS.ErrnoException) => {
    // Free at the first look and taken since: two starts at the same moment.
    throw error.code === 'EADDRINUSE' ? portTaken() : error
  })
  program.onEnd(stop)
  const { reportTransferAccount } =
    await import('#app/features/payments/transfer-account.server.ts')
  await reportTransferAccount()
}

async function greet(program: Program): Promise<void> {
  program.say(`\nLumbung is open at ${env.APP_URL}\n`)
  if (!env.DEMO) return program.say('Make the first administrator with: npm run admin:create')
  const logins = path.resolve(import.meta.dirname, '../../prisma/seed/logins.ts')
  if (!existsSync(logins)) return
  const { demoLogins } = (await import(logins)) as { demoLogins: readonly string[] }
  for (const line of demoLogins) program.say(`  ${line}`)
}
