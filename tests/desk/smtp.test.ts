import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { smtpChannel } from '#integrations/messaging/smtp.server.ts'

let close: (() => void) | undefined
afterEach(() => close?.())

/** Just enough SMTP over a real socket to see what was said, and to say no. */
async function aMailServer(answerTo: (command: string) => string | undefined = () => undefined) {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let inData = false
    socket.on('error', () => undefined)
    socket.write('220 mail.test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      heard.push(text)
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return
        inData = false
        socket.write('250 taken\r\n')
        return
      }
      inData = text.startsWith('DATA')
      socket.write(`${answerTo(text.trim()) ?? (inData ? '354 go on' : '250 ok')}\r\n`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, heard: () => heard.join('') }
}

const message = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  recipient: 'ibu@example.id',
  subject: 'Pesanan\r\nBcc: lain@example.id',
  text: 'Halo',
  html: '<p>Halo</p>',
  unsubscribeUrl: null,
  brief: null,
}

test('a mail goes to one person, with our id, and a subject never makes a header', async () => {
  const server = await aMailServer()
  const channel = smtpChannel({ url: server.url, from: 'Lumbung <halo@lumbung.example.id>' })
  expect(await channel.send(message)).toEqual({ outcome: 'sent' })
  const heard = server.heard()
  expect(heard.match(/RCPT TO:/g)).toHaveLength(1)
  expect(heard).toContain('RCPT TO:<ibu@example.id>')
  expect(heard).toContain(`Message-ID: <${message.id}@lumbung.example.id>`)
  expect(heard).not.toMatch(/^Bcc:/m)
})

test('a comma or a line break in an address is no second recipient', async () => {
  const server = await aMailServer()
  const channel = smtpChannel({ url: server.url, from: 'halo@lumbung.example.id' })
  for (const recipient of [
    'a@example.id, b@example.id',
    'a@example.id>\r\nRCPT TO:<b@example.id',
  ]) {
    await channel.send({ ...message, recipient }).catch(() => undefined)
  }
  expect(server.heard()).not.toContain('RCPT TO:<b@example.id>')
})

test('an address the server will never take is refused for good', async () => {
  const server = await aMailServer((command) =>
    command.startsWith('RCPT') ? '550 no such person ibu@example.id' : undefined,
  )
  const channel = smtpChannel({ url: server.url, from: 'halo@lumbung.example.id' })
  expect(await channel.send(message)).toEqual({
    outcome: 'refused',
    reason: 'EENVELOPE 550',
    about: 'address',
  })
})

test('a full mailbox or a server that is away is tried again later', async () => {
  const server = await aMailServer((command) =>
    command.startsWith('RCPT') ? '452 mailbox full' : undefined,
  )
  const from = 'halo@lumbung.example.id'
  await expect(smtpChannel({ url: server.url, from }).send(message)).rejects.toThrow()
  close?.()
  await expect(smtpChannel({ url: 'smtp://127.0.0.1:1', from }).send(message)).rejects.toThrow()
})

// Throw the error of the library and this is red: it goes to the log and into the table of jobs.
test('of a refusal only its numbers are told on, never the address that the server repeats', async () => {
  const server = await aMailServer((command) =>
    command.startsWith('RCPT') ? '452 4.2.2 <ibu@example.id> mailbox full' : undefined,
  )
  const channel = smtpChannel({ url: server.url, from: 'halo@lumbung.example.id' })
  const error = (await channel.send(message).catch((thrown: unknown) => thrown)) as Error
  expect(error).toMatchObject({ name: 'MailServerError', code: 'EENVELOPE', responseCode: 452 })
  const told = [error.message, error.stack, error.cause, JSON.stringify({ ...error })]
  expect(told.join()).not.toContain('ibu@example.id')
})

// Leave requireTLS out and this is red. 0.0.0.0 is this machine, which its name does not say.
test('a password is not told to a server elsewhere that cannot encrypt', async () => {
  const server = await aMailServer((command) => {
    if (command.startsWith('EHLO')) return '250-mail.test\r\n250 AUTH PLAIN'
    return command === 'STARTTLS' ? '502 not here' : undefined
  })
  const url = server.url.replace('127.0.0.1', 'lumbung:rahasia@0.0.0.0')
  const from = 'halo@lumbung.example.id'
  await expect(smtpChannel({ url, from }).send(message)).rejects.toMatchObject({ code: 'ETLS' })
  expect(server.heard()).not.toMatch(/AUTH PLAIN \S/)
})
