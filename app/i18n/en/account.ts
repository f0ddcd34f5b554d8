import type { Account } from '../id/account.ts'

export const account = {} satisfies Account
