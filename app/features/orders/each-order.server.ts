import { transaction, type Tx } from '#app/server/db.server.ts'

/** How many orders one round of a clock takes on; the next minute takes the next. */
export const atATime = 100

/**
 * Each order is its own transaction, so one that fails does not keep the others. Returns with how many
 * something was done.
 */
export async function forEachOrder(
  due: readonly { id: string }[],
  act: (tx: Tx, id: string) => Promise<boolean>,
  what = 'Order',
): Promise<number> {
  let done = 0
  const failures: unknown[] = []
  for (const { id } of due) {
    try {
      if (await transaction((tx) => act(tx, id))) done++
    } catch (error) {
      failures.push(new Error(`${what} ${id}`, { cause: error }))
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} orders failed`)
  return done
}
