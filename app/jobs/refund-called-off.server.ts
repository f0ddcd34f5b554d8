import { refundUnchosen } from '#app/features/orders/called-off.server.ts'

/** Every minute: whose day was called off and who has not chosen in time gets the money back. */
export async function refundCalledOffJob(): Promise<void> {
  await refundUnchosen()
}
