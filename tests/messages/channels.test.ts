import { afterEach, describe, expect, test } from 'vitest'
import { whatsAppTemplates } from '#app/features/messages/whatsapp-templates.server.ts'
import { inboxChannel } from '#integrations/messaging/inbox.ts'
import type { MessageChannel } from '#integrations/messaging/message-channel.ts'
import { smtpChannel } from '#integrations/messaging/smtp.server.ts'
import { whatsappChannel } from '#integrations/messaging/whatsapp.server.ts'
import { startSmtpEmulator } from '#tests/emulators/smtp.ts'
import { newsOf, signatureOf, startWhatsAppEmulator } from '#tests/emulators/whatsapp.ts'
import { keepsTheContract } from './channel-contract.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

const ibu = 'ibu@contoh.id'
const phone = '+6281234567890'

async function openWhatsApp() {
  const emulator = await startWhatsAppEmulator(whatsAppTemplates('https://lumbung.example.id'))
  stop = emulator.stop
  return { emulator, channel: whatsappChannel(emulator.settings) }
}

describe('the inbox', () => {
  keepsTheContract(async () => {
    const ids: string[] = []
    // The message is in the table already; taking it is all that happens.
    const channel: MessageChannel = {
      ...inboxChannel,
      send: (message) => {
        ids.push(message.id)
        return inboxChannel.send(message)
      },
    }
    return { channel, recipient: ibu, arrived: () => ids }
  })
})

describe('SMTP', () => {
  keepsTheContract(async () => {
    const emulator = await startSmtpEmulator()
    stop = emulator.stop
    const from = 'Lumbung <halo@lumbung.example.id>'
    const unknownAddress = 'tidak-ada@contoh.id'
    emulator.unknown.add(unknownAddress)
    return {
      channel: smtpChannel({ url: emulator.url, from }),
      recipient: ibu,
      arrived: () =>
        emulator.taken.map(({ source }) => /^Message-ID: <([^@]+)@/m.exec(source)?.[1] ?? ''),
      service: {
        stranger: smtpChannel({ url: emulator.urlOfStranger, from }),
        away: smtpChannel({ url: 'smtp://127.0.0.1:1', from }),
        unknownAddress,
        tooMuch: () => emulator.answer('RCPT', '452 4.2.2 mailbox full'),
        neverTake: () => emulator.answer('CONTENT', '554 5.7.1 this looks like spam'),
        secrets: ['kata-sandi-surat', 'keliru'],
      },
    }
  })

  test('a letter that may be declined has the button of RFC 8058, another has none', async () => {
    const emulator = await startSmtpEmulator()
    stop = emulator.stop
    const channel = smtpChannel({ url: emulator.url, from: 'halo@lumbung.example.id' })
    const url = 'https://lumbung.example.id/webhooks/unsubscribe?token=x'
    const letter = { id: '1', recipient: ibu, subject: 'a', text: 'b', html: 'c', brief: null }
    await channel.send({ ...letter, unsubscribeUrl: url })
    await channel.send({ ...letter, unsubscribeUrl: null })
    const [declinable, other] = emulator.taken.map(({ source }) => source)
    expect(declinable).toContain(`List-Unsubscribe: <${url}>`)
    expect(declinable).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(other).not.toContain('List-Unsubscribe')
  })
})

describe('WhatsApp', () => {
  keepsTheContract(async () => {
    const { emulator, channel } = await openWhatsApp()
    const { settings } = emulator
    const unknownAddress = '+6281299999999'
    emulator.unknown.add(unknownAddress)
    return {
      channel,
      recipient: phone,
      arrived: () => emulator.taken.map(({ opaque }) => opaque ?? ''),
      posts: () => {
        const rawBody = newsOf([{ status: 'failed', wamid: 'wamid.1', code: 131026 }])
        const signature = signatureOf(rawBody, settings.appSecret)
        return { rawBody, headers: new Headers({ 'X-Hub-Signature-256': signature }) }
      },
      service: {
        stranger: whatsappChannel({ ...settings, token: 'rahasia-keliru' }),
        away: whatsappChannel({ ...settings, apiUrl: 'http://127.0.0.1:1' }),
        unknownAddress,
        tooMuch: () => emulator.refuseWith(130429),
        neverTake: () => emulator.refuseWith(132001),
        secrets: [settings.token, 'rahasia-keliru'],
      },
    }
  })

  const message = {
    id: '0190a0a0-0000-7000-8000-000000000001',
    recipient: phone,
    subject: '',
    text: '',
    html: '',
    unsubscribeUrl: null,
  }
  const brief = {
    template: 'order_packed',
    language: 'id',
    parameters: ['LB-1', 'BUM Desa Maju'],
    path: 'pembelian/abc',
  } as const

  test('it asks for the template in the language of the letter, and says what its button opens', async () => {
    const { emulator, channel } = await openWhatsApp()
    const answer = await channel.send({
      ...message,
      brief: { ...brief, language: 'en', parameters: [...brief.parameters] },
    })
    expect(answer).toEqual({ outcome: 'sent', reference: 'wamid.1' })
    expect(emulator.taken).toEqual([
      {
        wamid: 'wamid.1',
        to: '6281234567890',
        template: 'order_packed',
        language: 'en',
        parameters: ['LB-1', 'BUM Desa Maju'],
        path: 'pembelian/abc',
        opaque: message.id,
      },
    ])
  })

  test.each([
    ['a template that is not there', { ...brief, template: 'tidak_ada' }, 'WhatsApp 132001'],
    ['a language it is not in', { ...brief, language: 'jv' }, 'WhatsApp 132001'],
    ['too few words', { ...brief, parameters: ['LB-1'] }, 'WhatsApp 132000'],
    ['no template at all', null, 'no template'],
  ])('%s is refused, not tried for hours', async (_, asked, reason) => {
    const { channel } = await openWhatsApp()
    const answer = await channel.send({ ...message, brief: asked as never })
    expect(answer).toEqual({ outcome: 'refused', about: 'message', reason })
  })

  test.each([130429, 131056, 131000, 132015, 190])('code %i is tried again later', async (code) => {
    const { emulator, channel } = await openWhatsApp()
    emulator.refuseWith(code)
    const sent = { ...message, brief: { ...brief, parameters: [...brief.parameters] } }
    await expect(channel.send(sent)).rejects.toMatchObject({ code })
  })

  test.each(['error-500-before', 'html-502', 'reset-before', 'cut-body', 'wrong-json'] as const)(
    'an answer that is none (%s) is tried again later',
    async (kind) => {
      const { emulator, channel } = await openWhatsApp()
      emulator.faults.set({ call: 'messages', kind })
      const sent = { ...message, brief: { ...brief, parameters: [...brief.parameters] } }
      await expect(channel.send(sent)).rejects.toThrow()
    },
  )

  test('a number that is no E.164 is never sent', async () => {
    const { emulator, channel } = await openWhatsApp()
    const sent = { ...message, brief: { ...brief, parameters: [...brief.parameters] } }
    for (const recipient of ['081234567890', 'ibu@contoh.id', '']) {
      expect(await channel.send({ ...sent, recipient })).toMatchObject({ outcome: 'refused' })
    }
    expect(emulator.taken).toEqual([])
  })
})
