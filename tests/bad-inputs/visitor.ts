import { request as send } from 'node:http'
import { connect } from 'node:net'

export type Answer = { status: number; headers: Record<string, string | undefined>; body: string }

type Fields = Record<string, string> | readonly (readonly [string, string])[]
type Options = { headers?: Record<string, string> }

/**
 * A browser as the site sees it, but one that sends whatever it is told: cookies are kept, redirects
 * are not followed, and a POST says it comes from our own pages.
 */
export class Visitor {
  readonly origin: string
  readonly cookies = new Map<string, string>()
  private readonly from: string | undefined

  /** `from` is an address of this machine to call from: tries are counted by it. */
  constructor(origin: string, { from }: { from?: string } = {}) {
    this.origin = origin
    // Only Linux answers to all of 127.0.0.0/8 without being told.
    this.from = process.platform === 'linux' ? from : undefined
  }

  get(path: string, { headers = {} }: Options = {}): Promise<Answer> {
    return this.send('GET', path, { headers })
  }

  post(path: string, fields: Fields | string, { headers = {} }: Options = {}): Promise<Answer> {
    const body =
      typeof fields === 'string'
        ? fields
        : new URLSearchParams(fields as Record<string, string>).toString()
    return this.send('POST', path, {
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.origin,
        ...headers,
      },
    })
  }

  async send(
    method: string,
    path: string,
    { headers = {}, body }: Options & { body?: string | Buffer } = {},
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await exchange(method, new URL(this.origin), {
      path,
      body,
      from: this.from,
      headers: { ...(cookie && { cookie }), ...headers },
    })
    for (const line of answer.setCookies) this.keep(line)
    return answer
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split('=')
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

type Sent = {
  path: string
  headers: Record<string, string>
  body: string | Buffer | undefined
  from: string | undefined
}

async function exchange(
  method: string,
  { hostname, port }: URL,
  { path, headers, body, from }: Sent,
): Promise<Answer & { setCookies: string[] }> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer & { setCookies: string[] }>()
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const req = send(
    {
      hostname,
      port,
      method,
      path,
      headers: { ...length, ...headers },
      agent: false,
      family: 4,
      ...(from && { localAddress: from }),
    },
    (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers as Record<string, string>,
          body: Buffer.concat(chunks).toString('utf8'),
          setCookies: res.headers['set-cookie'] ?? [],
        }),
      )
    },
  )
  // A body that is refused early may meet a closed door; what was answered before counts.
  req.on('error', reject)
  req.setTimeout(30_000, () => req.destroy(new Error(`${method} ${path}: no answer in 30 s`)))
  req.end(body)
  return promise
}

/** Bytes as they are, for what no HTTP library would send. Gives back the status, 0 for a closed door. */
export function sendBytes(origin: string, text: string, patienceMs = 5_000): Promise<number> {
  const { hostname, port } = new URL(origin)
  const { promise, resolve } = Promise.withResolvers<number>()
  const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
  let answer = ''
  const finish = () => {
    socket.destroy()
    resolve(Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0))
  }
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1')
    finish()
  })
  socket.on('error', finish)
  socket.on('close', finish)
  socket.setTimeout(patienceMs, finish)
  return promise
}
