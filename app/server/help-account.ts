import { openDatabase } from '#app/server/open-database.server.ts'
import { Problem } from '#app/server/problem.server.ts'
import { runProgram } from '#app/server/program.server.ts'

// `npm run account:help -- reset-link <number or e-mail>`: a link for a new password, for accounts
// without e-mail. `npm run account:help -- forget-second-factor <number or e-mail>`: for who lost the
// telephone. Make sure first that it is the person.

const usage =
  'Usage: npm run account:help -- reset-link|forget-second-factor <mobile number or e-mail>'

await runProgram(async ({ say, onEnd }) => {
  const [deed, who = ''] = process.argv.slice(2)
  if (deed !== 'reset-link' && deed !== 'forget-second-factor') throw new Problem(usage)
  const { parseIdentifier } = await import('#app/features/users/identifier.ts')
  const identifier = parseIdentifier(who)
  if ('problem' in identifier) throw new Problem(usage)
  const database = await openDatabase()
  onEnd(database.close)
  const { closeDatabase } = await import('#app/server/db.server.ts')
  onEnd(closeDatabase)
  const desk = await import('#app/features/users/desk.server.ts')
  if (deed === 'reset-link') {
    const link = await desk.makeResetLink(identifier)
    if (!link) throw new Problem('There is no account with this number or address.')
    return say(`Valid for 30 minutes, once:\n${link}`)
  }
  if (!(await desk.forgetSecondFactor(identifier))) {
    throw new Problem('There is no account with this number or address.')
  }
  say('The second factor is gone; the password is still needed, and every device is signed out.')
})
