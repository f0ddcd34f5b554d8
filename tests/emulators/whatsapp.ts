import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFaultBook, type FaultBook, isBeforeEffect, misbehave } from './shared/faults.ts'
import { readBody, sendJson } from './shared/http.ts'

/** As a template is handed in: the same shape that the Graph API takes. */
export type Template = {
  name: string
  language: string
  components: readonly { type: string; text?: string; buttons?: readonly { url?: string }[] }[]
}

export type Taken = {
  wamid: string
  to: string
  template: string
  language: string
  parameters: string[]
  path: string
  opaque: string | undefined
}

export type WhatsAppEmulator = {
  settings: {
    apiUrl: string
    version: string
    phoneNumberId: string
    token: string
    appSecret: string
  }
  appSecret: string
  /** What arrived, oldest first. */
  taken: Taken[]
  /** Numbers that are not on WhatsApp. */
  unknown: Set<string>
  /** Answers the next calls with this code instead. */
  refuseWith(...codes: number[]): void
  faults: FaultBook<'messages'>
  stop(): Promise<void>
}

/** The codes of the Graph API, with the HTTP status that each comes with. */
const statusOf: Readonly<Record<number, number>> = {
  100: 400,
  190: 401,
  130429: 400,
  131000: 500,
  131008: 400,
  131026: 400,
  131056: 400,
  132000: 400,
  132001: 404,
  132015: 400,
  132018: 400,
}

class Refusal extends Error {
  readonly code: number
  constructor(code: number) {
    super(`(#${code})`)
    this.code = code
  }
}

const phoneNumberId = '106540352242922'
const token = 'EAAG-token-of-the-emulator'

const appSecret = 'app-secret-of-the-emulator'

/** The part of Meta's Cloud API that we use, refusing what the real one refuses. */
export async function startWhatsAppEmulator(
  templates: readonly Template[],
): Promise<WhatsAppEmulator> {
  const world = {
    templates,
    taken: [] as Taken[],
    unknown: new Set<string>(),
    refusals: [] as number[],
    faults: createFaultBook(['messages'] as const),
  }
  const server = createServer((request, response) => {
    serve(world, request, response).catch((error: unknown) => {
      if (error instanceof Refusal) return refuse(response, error.code)
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    settings: {
      apiUrl: `http://127.0.0.1:${port}`,
      version: 'v23.0',
      phoneNumberId,
      token,
      appSecret,
    },
    appSecret,
    taken: world.taken,
    unknown: world.unknown,
    refuseWith: (...codes) => void world.refusals.push(...codes),
    faults: world.faults,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type World = {
  templates: readonly Template[]
  taken: Taken[]
  unknown: Set<string>
  refusals: number[]
  faults: FaultBook<'messages'>
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse) {
  if (request.headers.authorization !== `Bearer ${token}`) throw new Refusal(190)
  const { pathname } = new URL(request.url ?? '', 'http://localhost')
  if (request.method === 'GET' && pathname === `/v23.0/${phoneNumberId}`) {
    return sendJson(response, 200, { id: phoneNumberId })
  }
  if (request.method !== 'POST' || pathname !== `/v23.0/${phoneNumberId}/messages`) {
    throw new Refusal(100)
  }
  const body = JSON.parse(await readBody(request)) as Body
  const fault = world.faults.take('messages')
  if (fault && isBeforeEffect(fault)) return misbehave(fault, response)
  const wamid = take(world, body)
  const answer = {
    messaging_product: 'whatsapp',
    contacts: [{ input: body.to, wa_id: body.to }],
    messages: [{ id: wamid, message_status: 'accepted' }],
  }
  if (fault) return misbehave(fault, response, { status: 200, body: answer })
  sendJson(response, 200, answer)
}

type Parameter = { type?: string; text?: string }
type Body = {
  messaging_product?: string
  to?: string
  type?: string
  template?: {
    name?: string
    language?: { code?: string }
    components?: { type?: string; sub_type?: string; index?: string; parameters?: Parameter[] }[]
  }
  biz_opaque_callback_data?: string
}

function take(world: World, body: Body): string {
  const code = world.refusals.shift()
  if (code !== undefined) throw new Refusal(code)
  const { to = '', template, type } = body
  if (body.messaging_product !== 'whatsapp' || type !== 'template') throw new Refusal(100)
  if (!/^\+?[1-9]\d{7,14}$/.test(to)) throw new Refusal(100)
  if (world.unknown.has(`+${to.replace(/^\+/, '')}`)) throw new Refusal(131026)
  const language = template?.language?.code ?? ''
  const known = world.templates.find(
    (each) => each.name === template?.name && each.language === language,
  )
  if (!known) throw new Refusal(132001)
  const parameters = parametersOf(body, 'body')
  const path = parametersOf(body, 'button')
  if (parameters.length !== variablesIn(textOf(known)) || path.length !== 1) {
    throw new Refusal(132000)
  }
  for (const value of [...parameters, ...path]) checkParameter(value)
  const wamid = `wamid.${world.taken.length + 1}`
  world.taken.push({
    wamid,
    to,
    template: known.name,
    language,
    parameters,
    path: path[0] ?? '',
    opaque: body.biz_opaque_callback_data,
  })
  return wamid
}

const parametersOf = ({ template }: Body, type: string): string[] =>
  (template?.components ?? [])
    .filter((component) => component.type === type)
    .flatMap(({ parameters = [] }) => parameters.map(({ text = '' }) => text))

const textOf = ({ components }: Template) =>
  components.find(({ type }) => type === 'BODY')?.text ?? ''

const variablesIn = (text: string) => new Set(text.match(/\{\{\d+\}\}/g)).size

function checkParameter(value: string): void {
  if (value === '') throw new Refusal(131008)
  if (/[\n\t\r]| {5,}/.test(value)) throw new Refusal(132018)
}

function refuse(response: ServerResponse, code: number): void {
  sendJson(response, statusOf[code] ?? 400, {
    error: {
      message: `(#${code}) Refused`,
      type: code === 190 ? 'OAuthException' : 'GraphMethodException',
      code,
      error_data: { messaging_product: 'whatsapp', details: 'Refused' },
      fbtrace_id: 'emulator',
    },
  })
}

type News = { status: string; wamid: string; opaque?: string | undefined; code?: number }

/** What Meta posts about messages, and how it signs that. */
export function newsOf(
  news: readonly News[],
  { received = [], from = phoneNumberId }: { received?: object[]; from?: string } = {},
): string {
  const statuses = news.map(({ status, wamid, opaque, code }) => ({
    id: wamid,
    status,
    timestamp: '1764400000',
    recipient_id: '6281234567890',
    ...(opaque && { biz_opaque_callback_data: opaque }),
    ...(code && { errors: [{ code, title: 'Refused' }] }),
  }))
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '6281200000000', phone_number_id: from },
    ...(statuses.length > 0 && { statuses }),
    ...(received.length > 0 && { messages: received }),
  }
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ field: 'messages', value }] }],
  })
}

export const signatureOf = (body: string, appSecret: string) =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`
