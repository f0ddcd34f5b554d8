import { transaction } from '#app/server/db.server.ts'

/**
 * Makes one part of the many that a balance is the sum of. Balances stay what they are: whoever reads
 * meanwhile sees all of the old parts or the new one, and a part that is added meanwhile stays.
 */
export function foldBalances(): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      WITH gone AS (
        DELETE FROM balance_parts WHERE account_id IN (
          SELECT account_id FROM balance_parts GROUP BY account_id HAVING count(*) > 1)
        RETURNING account_id, amount
      )
      INSERT INTO balance_parts (account_id, amount)
      SELECT account_id, sum(amount) FROM gone GROUP BY account_id`,
  )
}
