import { sweepMessages } from '#app/features/messages/sweep-messages.server.ts'

/** Every minute: messages that wait for a job that is no more. */
export const sweepMessagesJob = () => sweepMessages()
