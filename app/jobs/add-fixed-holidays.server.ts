import { addFixedHolidays } from '#app/features/holidays/commands.server.ts'

/** Each night: a new year comes within reach of who books ahead, with its holidays. */
export async function addFixedHolidaysJob(): Promise<void> {
  await addFixedHolidays()
}
