import { askLines } from '#app/server/ask.server.ts'
import { env } from '#app/server/env.server.ts'
import { openDatabase } from '#app/server/open-database.server.ts'
import { Problem } from '#app/server/problem.server.ts'
import { runProgram } from '#app/server/program.server.ts'
import { prepareDatabase } from '#prisma/prepare-database.ts'

// `npm run admin:create`: makes the first administrator, or makes an account one. Also from a pipe,
// with name, e-mail and password on a line each. Works while the site runs.

const sentences: Record<string, string> = {
  'password-short': 'The password is too short: at least 8 characters.',
  'password-long': 'The password is too long: 200 characters at most.',
  'password-common': 'This password is one of the first that people try.',
  'password-own': 'The password must not be the name or the address.',
}

await runProgram(async ({ say, onEnd }) => {
  const database = await openDatabase()
  onEnd(database.close)
  await prepareDatabase(env.DATABASE_URL ?? '')
  const { closeDatabase } = await import('#app/server/db.server.ts')
  onEnd(closeDatabase)
  const [name, email, password] = await askLines([
    { text: 'Name: ' },
    { text: 'E-mail: ' },
    { text: 'Password: ', isSecret: true },
  ])
  const { signUpForm } = await import('#app/features/users/forms.ts')
  const form = signUpForm.safeParse({ name, identifier: email, password })
  if (!form.success) {
    const reasons = form.error.issues.map((issue) => sentences[issue.message])
    throw new Problem(reasons.find(Boolean) ?? 'Name, e-mail and password are all needed.')
  }
  const { identifier, ...admin } = form.data
  if (identifier.kind !== 'email') throw new Problem('An administrator signs in by e-mail.')
  const { makeAdmin } = await import('#app/features/users/desk.server.ts')
  const made = await makeAdmin({ ...admin, email: identifier.email })
  say(
    made === 'created'
      ? `${identifier.email} may now sign in at ${env.APP_URL}/masuk`
      : `${identifier.email} had an account, which is now an administrator's. Its password stays.`,
  )
  if (env.isLive) say('The desk asks for a second factor first: have an authenticator app at hand.')
})
