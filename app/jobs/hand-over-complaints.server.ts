import { handOverSilentComplaints } from '#app/features/orders/complaint-commands.server.ts'

/** Every minute: complaints that nobody has answered in time become Lumbung's to decide. */
export async function handOverComplaintsJob(): Promise<void> {
  await handOverSilentComplaints()
}
