import { expirePermits } from '#app/features/catalog/permit-clock.server.ts'
import {
  remindMakersOfPermits,
  remindShopsOfPermits,
} from '#app/features/messages/tell-permit.server.ts'
import { allOf } from '#app/jobs/all-of.ts'

/** Soon after midnight in each zone: permits that ended yesterday, and who must renew those that end soon. */
export async function followPermitsJob(): Promise<void> {
  await allOf(expirePermits, remindMakersOfPermits, remindShopsOfPermits)
}
