import { expirePurchases } from '#app/features/payments/expire-purchases.server.ts'

/** Every minute: stock that was kept long enough goes back on the shelf. */
export async function expirePurchasesJob(): Promise<void> {
  await expirePurchases()
}
