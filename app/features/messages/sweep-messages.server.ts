import { enqueueMany, mostTries } from '#app/server/boss.server.ts'
import { transaction, type Tx } from '#app/server/db.server.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { forgetSecret } from './secrets.server.ts'

/** What was worth telling then is a riddle some days later. */
const staleDays = 3

/**
 * Nobody holds it, and no job is about it: none that waits, runs or is tried again, and none that
 * waits for the administrator. Message and job are written together, so such a job was lost.
 */
const isForsaken = Prisma.sql`
  m.status = 'queued' AND (m.claimed_until IS NULL OR m.claimed_until <= now())
  AND NOT EXISTS (SELECT FROM jobs.job j
    WHERE j.name IN ('deliver-message', 'dead-letters') AND j.state < 'completed'
      AND j.data->>'messageId' = m.id::text)`

const isHopeless = Prisma.sql`
  (m.attempts >= ${mostTries} OR m.created_at < now() - make_interval(days => ${staleDays}))`

/** Starts lost deliveries again, and says of the others that nobody tries them any more. */
export async function sweepMessages(): Promise<void> {
  const givenUp = await transaction(async (tx) => {
    const hopeless = await giveUp(tx)
    await startAgain(tx)
    return hopeless
  })
  for (const { id } of givenUp) await forgetSecret(id)
}

async function startAgain(tx: Tx): Promise<void> {
  const lost = await tx.$queryRaw<{ messageId: string }[]>`
    SELECT m.id AS "messageId" FROM messages m WHERE ${isForsaken} ORDER BY m.id LIMIT 500`
  if (lost.length > 0) await enqueueMany(tx, 'deliver-message', lost)
}

/** As often as a job is tried, with none left: it was discarded, or whoever sends it dies of it. */
function giveUp(tx: Tx): Promise<{ id: string }[]> {
  return tx.$queryRaw`
    UPDATE messages m
    SET status = 'failed', failure = coalesce(m.failure, 'given up'), claimed_until = NULL
    WHERE ${isForsaken} AND ${isHopeless}
    RETURNING m.id`
}
