import type { Rupiah } from '#app/core/rupiah.ts'

/** What the buyer of a transfer needs to know. */
export type TransferPage = {
  amount: Rupiah
  rounding: Rupiah
  bank: string
  accountNumber: string
  holder: string
  qris: { qr: { size: number; path: string }; name: string; nmid: string } | null
}
