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
