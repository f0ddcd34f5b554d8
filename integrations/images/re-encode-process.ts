import { type ReEncoder, reEncoders } from './re-encoders.ts'

// A program of its own, started by re-encode.server.ts and ended with it: does what each message asks.

export type Asked = { what: ReEncoder; sent: Uint8Array }
export type Answered = { made: unknown } | { error: string }

process.on('message', async ({ what, sent }: Asked) => {
  const answer = await reEncoders[what](sent).then(
    (made): Answered => ({ made }),
    (error: unknown): Answered => ({ error: String(error) }),
  )
  process.send?.(answer)
})
// Whoever stops the site stops all its processes at once, while it still answers what it was asked. This one
// ends when the site lets go of it.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
process.on('disconnect', () => process.exit())
