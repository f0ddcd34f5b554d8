import { createServer, type AddressInfo, type Socket } from 'node:net'

export type SmtpEmulator = {
  /** What SMTP_URL must be. */
  url: string
  /** The same server, asked with a wrong password. */
  urlOfStranger: string
  /** Letters that were taken, with headers, oldest first. */
  taken: { recipients: string[]; source: string }[]
  /** Mailboxes that are not there. */
  unknown: Set<string>
  /** Answers the next one of these commands so. */
  answer(command: 'MAIL' | 'RCPT' | 'DATA' | 'CONTENT', line: string): void
  stop(): Promise<void>
}

const [user, password] = ['lumbung', 'kata-sandi-surat']

/** A mail server over a real socket, as far as a sender can see it. */
export async function startSmtpEmulator(): Promise<SmtpEmulator> {
  const taken: SmtpEmulator['taken'] = []
  const unknown = new Set<string>()
  const planned = new Map<string, string[]>()
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    converse(socket, { taken, unknown, plannedFor: (command) => planned.get(command)?.shift() })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${port}`,
    urlOfStranger: `smtp://${user}:keliru@127.0.0.1:${port}`,
    taken,
    unknown,
    answer: (command, line) => void planned.set(command, [...(planned.get(command) ?? []), line]),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type World = Pick<SmtpEmulator, 'taken' | 'unknown'> & {
  plannedFor(command: string): string | undefined
}

function converse(socket: Socket, world: World): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let letter: { recipients: string[]; lines: string[] | null } = { recipients: [], lines: null }
  let rest = ''
  say('220 mail.test')
  socket.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (letter.lines) {
        if (line !== '.') letter.lines.push(line.replace(/^\./, ''))
        else {
          say(finish(letter.recipients, letter.lines, world))
          letter = { recipients: [], lines: null }
        }
      } else if (/^DATA/i.test(line)) {
        const refusal = world.plannedFor('DATA')
        if (!refusal) letter.lines = []
        say(refusal ?? '354 go on')
      } else say(answerTo(line, letter.recipients, world))
    }
  })
}

function finish(recipients: string[], lines: string[], world: World): string {
  const refusal = world.plannedFor('CONTENT')
  if (refusal) return refusal
  world.taken.push({ recipients, source: lines.join('\n') })
  return '250 taken'
}

function answerTo(line: string, recipients: string[], world: World): string {
  if (/^EHLO/i.test(line)) return '250-mail.test\r\n250 AUTH PLAIN'
  const [, credentials] = /^AUTH PLAIN (\S+)/i.exec(line) ?? []
  if (credentials) {
    const isRight =
      Buffer.from(credentials, 'base64').toString() === `\u0000${user}\u0000${password}`
    return isRight ? '235 welcome' : '535 5.7.8 wrong user or password'
  }
  if (/^MAIL FROM:/i.test(line)) return world.plannedFor('MAIL') ?? '250 ok'
  const [, address] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? []
  if (address === undefined) return '250 ok'
  const refusal = world.plannedFor('RCPT')
  if (refusal) return refusal
  if (world.unknown.has(address)) return `550 5.1.1 no such person <${address}>`
  recipients.push(address)
  return '250 ok'
}
