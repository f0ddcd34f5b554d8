import type { Messages } from '../id/messages.ts'

export const messages = {} satisfies Messages
