import { expect, test } from 'vitest'
import { newId } from '#app/core/ids.ts'
import type { MessageChannel, OutgoingMessage } from '#integrations/messaging/message-channel.ts'

/** A channel and the service behind it, which does as the test says. */
export type ChannelWorld = {
  channel: MessageChannel
  /** An address that the service knows. */
  recipient: string
  /** Ids of what arrived, as the receiver can read them. */
  arrived(): string[]
  /** News that the service posts: of a message whose address is not there. */
  posts?: () => { rawBody: string; headers: Headers }
  /** Only services refuse; a page of ours takes everything. */
  service?: {
    stranger: MessageChannel
    away: MessageChannel
    unknownAddress: string
    /** The next message is refused for a while. */
    tooMuch(): void
    /** The next message is one that nobody would take. */
    neverTake(): void
    secrets: readonly string[]
  }
}

const message = (world: ChannelWorld): OutgoingMessage => ({
  id: newId(),
  recipient: world.recipient,
  subject: 'Pesanan LB-1 sudah dikemas',
  text: 'BUM Desa Maju sudah mengemas pesanan Anda.',
  html: '<p>BUM Desa Maju sudah mengemas pesanan Anda.</p>',
  unsubscribeUrl: null,
  brief: {
    template: 'order_packed',
    language: 'id',
    parameters: ['LB-1', 'BUM Desa Maju'],
    path: 'pembelian/abc',
  },
})

/** What every channel must do, whoever stands behind it. */
export function keepsTheContract(open: () => Promise<ChannelWorld>): void {
  test('a message arrives once, under an id that its receiver sees', async () => {
    const world = await open()
    const sent = message(world)
    expect(await world.channel.send(sent)).toMatchObject({ outcome: 'sent' })
    expect(world.arrived()).toEqual([sent.id])
  })

  test('sent again after a crash it carries the same id', async () => {
    const world = await open()
    const sent = message(world)
    await world.channel.send(sent)
    await world.channel.send(sent)
    expect(new Set(world.arrived())).toEqual(new Set([sent.id]))
  })

  test('what strangers typed arrives, whatever it is', async () => {
    const world = await open()
    const typed = ['Ani\r\nBcc: lain@contoh.id', 'a\tb', 'a        b', '{{7*7}} <b>*x*</b>', '']
    for (const name of typed) {
      const sent = message(world)
      const brief = { ...sent.brief!, parameters: ['LB-1', name] }
      const answer = await world.channel.send({ ...sent, subject: name, text: name, brief })
      expect(answer).toMatchObject({ outcome: 'sent' })
    }
    expect(world.arrived()).toHaveLength(typed.length)
  })

  test('it says whether it can be used now', async () => {
    const { channel, service } = await open()
    await channel.check()
    if (!service) return
    await expect(service.stranger.check()).rejects.toThrow()
    await expect(service.away.check()).rejects.toThrow()
  })

  test('what strangers post as news of it is not believed', async () => {
    const { channel, posts } = await open()
    expect(channel.readNews === null).toBe(posts === undefined)
    if (!channel.readNews || !posts) return
    const { rawBody, headers } = posts()
    expect(channel.readNews(rawBody, headers)).toMatchObject({
      ok: true,
      news: { statuses: [{ status: 'failed', failure: { about: 'address' } }], received: [] },
    })
    for (const [body, signed] of [
      [rawBody, new Headers()],
      [`${rawBody} `, headers],
    ] as const) {
      expect(channel.readNews(body, signed)).toEqual({ ok: false, reason: 'bad-signature' })
    }
  })

  test('an address that is not there is refused for good, and the reason does not say it', async () => {
    const world = await open()
    if (!world.service) return
    const recipient = world.service.unknownAddress
    const answer = await world.channel.send({ ...message(world), recipient })
    expect(answer).toMatchObject({ outcome: 'refused', about: 'address' })
    expect(JSON.stringify(answer)).not.toContain(recipient.replace(/^\+/, ''))
    expect(world.arrived()).toEqual([])
  })

  test('a message that nobody takes is refused for good, and its address is not blamed', async () => {
    const world = await open()
    world.service?.neverTake()
    const answer = await world.channel.send(message(world))
    if (world.service) expect(answer).toMatchObject({ outcome: 'refused', about: 'message' })
  })

  test('what may pass is thrown, and the next try arrives', async () => {
    const world = await open()
    if (!world.service) return
    world.service.tooMuch()
    const sent = message(world)
    await expect(world.channel.send(sent)).rejects.toThrow()
    expect(world.arrived()).toEqual([])
    expect(await world.channel.send(sent)).toMatchObject({ outcome: 'sent' })
    expect(world.arrived()).toEqual([sent.id])
  })

  test('a wrong password and a service that is away are ours to mend, and name no secret', async () => {
    const world = await open()
    if (!world.service) return
    for (const channel of [world.service.stranger, world.service.away]) {
      const error: unknown = await channel.send(message(world)).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(Error)
      for (const secret of world.service.secrets) {
        expect(JSON.stringify([error, String(error)])).not.toContain(secret)
      }
    }
    expect(world.arrived()).toEqual([])
  })
}
