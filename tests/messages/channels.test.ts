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

  const letter = {
    id: '1',
    recipient: ibu,
    subject: 'a',
    text: 'b',
    html: 'c',
    brief: null,
    unsubscribeUrl: null,
  }

  async function openSmtp() {
    const emulator = await startSmtpEmulator()
    stop = emulator.stop
    const channel = smtpChannel({ url: emulator.url, from: 'halo@lumbung.example.id' })
    return { emulator, channel }
  }

  // Look at nothing but EENVELOPE and these are red: each receiver would be marked unreachable.
  test.each([
    ['MAIL', '553 5.7.1 sender address rejected: not owned by user'],
    ['MAIL', '550 5.1.8 sender domain does not exist'],
    ['MAIL', '530 5.7.0 authentication required'],
    ['MAIL', '550 5.4.5 daily user sending limit exceeded'],
    ['MAIL', '553 no'],
    ['RCPT', '554 5.7.1 <ibu@contoh.id>: relay access denied'],
    ['RCPT', '550 relay not permitted'],
    ['RCPT', '553 not among my rcpthosts (#5.7.1)'],
    ['RCPT', '550 5.4.5 daily user sending limit exceeded'],
    ['RCPT', '550 5.1.7 sender address does not exist'],
    ['RCPT', '552 5.2.2 mailbox full'],
    ['RCPT', '554 no'],
    ['DATA', '554 5.5.1 no valid recipients'],
    ['DATA', '550 5.1.1 no'],
    ['CONTENT', '550 5.4.5 daily user sending limit exceeded'],
    ['CONTENT', '550 5.7.26 sender is not authenticated'],
  ] as const)('%s answered by "%s" is ours to mend, and blames nobody', async (command, line) => {
    const { emulator, channel } = await openSmtp()
    emulator.answer(command, line)
    const responseCode = Number(line.slice(0, 3))
    await expect(channel.send(letter)).rejects.toMatchObject({ responseCode })
    expect(await channel.send(letter)).toEqual({ outcome: 'sent' })
  })

  test.each([
    '550 5.1.1 no such person',
    '550-5.1.1 no such person\r\n550 5.1.1 look at 10.5.7.1',
    '556 5.1.10 the domain takes no mail',
    '550 5.2.1 the mailbox is closed',
    '550 no such person at 10.5.7.1',
    '551 not here',
    '553 no such name',
  ])('RCPT answered by "%s" is about the address', async (line) => {
    const { emulator, channel } = await openSmtp()
    emulator.answer('RCPT', line)
    expect(await channel.send(letter)).toMatchObject({ outcome: 'refused', about: 'address' })
  })

  test('what is no address is refused before anybody is asked', async () => {
    const { emulator, channel } = await openSmtp()
    expect(await channel.send({ ...letter, recipient: '' })).toMatchObject({ about: 'address' })
    expect(emulator.taken).toEqual([])
  })

  test('a letter that may be declined has the button of RFC 8058, another has none', async () => {
    const { emulator, channel } = await openSmtp()
    const url = 'https://lumbung.example.id/webhooks/unsubscribe?token=x'
    await channel.send({ ...letter, unsubscribeUrl: url })
    await channel.send(letter)
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
