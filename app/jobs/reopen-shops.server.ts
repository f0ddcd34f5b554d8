import { reopenShops } from '#app/features/shop-settings/reopen.server.ts'

/** Soon after midnight in each zone: BUM Desa that said they would be open again today. */
export async function reopenShopsJob(): Promise<void> {
  await reopenShops()
}
