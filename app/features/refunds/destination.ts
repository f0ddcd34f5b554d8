import { z } from 'zod'

/** Offered while typing; any other bank or e-wallet may be typed as well. */
export const knownBanks = [
  'BRI',
  'Bank Jatim',
  'BCA',
  'Mandiri',
  'BNI',
  'BSI',
  'BTN',
  'CIMB Niaga',
  'Permata',
  'SeaBank',
  'Bank Jago',
  'GoPay',
  'OVO',
  'DANA',
  'ShopeePay',
] as const

/** A name as people and banks write it. */
export const plainText = (name: string, { atMost }: { atMost: number }) =>
  z
    .string(name)
    .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
    .pipe(z.string().regex(new RegExp(`^[\\p{L}\\p{M}\\p{N} .,'&()/-]{2,${atMost}}$`, 'u'), name))

/** Where a refund by hand goes. An e-wallet's number is the phone number. */
export const destinationForm = z.object({
  bank: plainText('bank', { atMost: 40 }),
  accountNumber: z
    .string('accountNumber')
    .transform((text) => text.replace(/[\s.-]/g, ''))
    .pipe(z.string().regex(/^\d{5,20}$/, 'accountNumber')),
  holder: plainText('holder', { atMost: 80 }),
})
export type Destination = z.infer<typeof destinationForm>
export type DestinationField = keyof Destination

/** How much of an account number a statement shows, and who sees it at all may know. */
export const shownDigits = 4

export const maskedAccount = (accountNumber: string) => `••••${accountNumber.slice(-shownDigits)}`
