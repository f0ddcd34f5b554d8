import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { expect, test } from 'vitest'
import * as changePassword from '#app/routes/account/change-password.tsx'
import * as forgot from '#app/routes/account/forgot-password.tsx'
import * as reset from '#app/routes/account/reset-password.tsx'
import * as signIn from '#app/routes/account/sign-in.tsx'
import * as signOut from '#app/routes/account/sign-out.ts'
import * as signUp from '#app/routes/account/sign-up.tsx'
import { db } from '#app/server/db.server.ts'
import { findVisitor } from '#app/server/session.server.ts'
import {
  aPerson,
  cookieFrom,
  goodPassword,
  requestWith,
  signedInCookie,
  thrownBy,
} from './people.ts'

type Action = (args: ActionFunctionArgs) => Promise<unknown>
let addresses = 0

async function post(
  action: Action,
  fields: Record<string, string> | string,
  {
    cookie = null as string | null,
    headers = {},
    params = {},
    clientIp = `10.9.0.${++addresses}`,
  } = {},
) {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString()
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', body, headers: { ...type, ...headers } }
  const context = { requestId: 'test', clientIp, scriptNonce: () => '' }
  const request = requestWith(cookie, '/masuk', init)
  const answer = await action({ request, params, context } as unknown as ActionFunctionArgs)
  return readAnswer(answer)
}

type DataAnswer = { type: string; data: unknown; init: ResponseInit | null }

/** What the browser would be told, whether Remix is handed a Response or data with a status. */
function readAnswer(answer: unknown) {
  if (answer instanceof Response) {
    return { status: answer.status, headers: answer.headers, body: '' }
  }
  const isData = (answer as DataAnswer | null)?.type === 'DataWithResponseInit'
  const { data, init } = isData ? (answer as DataAnswer) : { data: answer, init: null }
  const headers = new Headers(init?.headers)
  return { status: init?.status ?? 200, headers, body: JSON.stringify(data) }
}

const newcomer = { name: 'Siti', identifier: '081355556666', password: 'padi kuning sore' }

test.each([
  ['7 chars', 'password-short'],
  ['a'.repeat(500_000), 'password-long'],
  ['sayang123', 'password-common'],
])(
  'sign-up with the bad password %# answers 422, keeps what was typed and stores nobody',
  async (password, problem) => {
    const before = await db.user.count()
    const answer = await post(signUp.action, { ...newcomer, password })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain(problem)
    expect(answer.body).toContain('081355556666')
    expect(answer.body).not.toContain(password)
    expect(await db.user.count()).toBe(before)
  },
)

test('role=ADMIN in the sign-up form makes a buyer', async () => {
  const extra = { role: 'ADMIN', platformRole: 'admin', isAdmin: '1', disabledAt: '', id: 'x' }
  const answer = await post(signUp.action, { ...newcomer, ...extra })
  expect(answer.status).toBe(200)
  const user = await db.user.findUniqueOrThrow({ where: { phone: '+6281355556666' } })
  expect(user).toMatchObject({ platformRole: null, name: 'Siti' })
  expect(await db.membership.count({ where: { userId: user.id } })).toBe(0)
})

test.each(['signUp', 'forgot'] as const)(
  '%s answers with the same status and body for known and unknown',
  async (name) => {
    const known = await aPerson({
      email: `known.${name.toLowerCase()}@contoh.id`,
      phone: '+6281377770001'.replace('1', name === 'forgot' ? '2' : '1'),
    })
    const action = name === 'signUp' ? signUp.action : forgot.action
    const ask = async (identifier: string) => {
      const { status, body, headers } = await post(action, { ...newcomer, identifier })
      return { status, body: body.replaceAll(identifier, '…'), headers: [...headers] }
    }
    expect(await ask(known.email!)).toEqual(await ask(`unknown.${name.toLowerCase()}@contoh.id`))
    const phones = [known.phone!, name === 'forgot' ? '+6281377779999' : '+6281377778888']
    expect(await ask(phones[0]!)).toEqual(await ask(phones[1]!))
  },
)

test('sign-in answers with the same status and body for known and unknown', async () => {
  const known = await aPerson()
  const ask = async (identifier: string) => {
    const { status, body, headers } = await post(signIn.action, {
      identifier,
      password: 'salah sekali',
    })
    return { status, body: body.replaceAll(identifier, '…'), headers: [...headers] }
  }
  const answer = await ask(known.email!)
  expect(answer.status).toBe(401)
  expect(answer.body).not.toContain('salah sekali')
  expect(answer).toEqual(await ask('tidak.ada@contoh.id'))
})

test('signing in leads where one wanted to go, and nowhere else', async () => {
  const { email } = await aPerson()
  const go = async (redirectTo: string) =>
    (
      await post(signIn.action, { identifier: email!, password: goodPassword, redirectTo })
    ).headers.get('Location')
  expect(await go('/kelola/pesanan?hal=2')).toBe('/kelola/pesanan?hal=2')
  for (const evil of [
    '//evil.id',
    '/\\evil.id',
    '/%5Cevil.id',
    'https://evil.id',
    'javascript:alert(1)',
    '/a\r\nX: y',
  ]) {
    expect(await go(evil)).toBe('/akun')
  }
  expect(await go('/@evil.id')).toBe('/@evil.id')
  expect(await go('/☃')).toBe('/%E2%98%83')
})

test('after too many tries the answer is 429 with the time to come back; a forged address does not help', async () => {
  const { email } = await aPerson()
  const from = (n: number) =>
    post(
      signIn.action,
      { identifier: email!, password: 'salah sekali' },
      {
        clientIp: '198.51.100.7',
        headers: { 'X-Forwarded-For': `203.0.113.${n}`, 'X-Real-IP': `203.0.113.${n}` },
      },
    )
  const statuses = []
  for (let n = 0; n < 10; n++) statuses.push((await from(n)).status)
  expect(new Set(statuses)).toEqual(new Set([401]))
  const refused = await from(99)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(refused.body).toMatch(/coba lagi \d+ menit lagi/)
})

test.each([
  'a=1&identifier=x&identifier=y',
  'identifier[0]=a&identifier[1]=b',
  '__proto__[x]=1&constructor=2',
  'identifier[99999999]=1',
  'identifier[99][99][99][99]=1',
  'a.b.c.d.e.f.g=1&identifier.x=2',
  '__intent__=%7Bbroken',
  '',
])('the odd body %j is a field message, never an error of ours', async (body) => {
  for (const action of [signIn.action, signUp.action, forgot.action]) {
    const { status } = await post(action as Action, body)
    expect([200, 422]).toContain(status)
  }
})

test('an endless list of fields is 400', async () => {
  const body = Array.from({ length: 5000 }, (_, i) => `a${i}=1`).join('&')
  expect((await thrownBy(post(signIn.action, body))).status).toBe(400)
})

test('a body that is no form is 400', async () => {
  const headers = { 'Content-Type': 'application/json' }
  expect((await thrownBy(post(signIn.action, '{"a":1}', { headers }))).status).toBe(400)
})

test('a made-up reset link is refused without saying more', async () => {
  const params = { token: 'A'.repeat(43) }
  const answer = await post(reset.action, { password: 'padi kuning sore' }, { params })
  expect(answer.status).toBe(409)
  const { isOpen } = await reset.loader({ params } as unknown as LoaderFunctionArgs)
  expect(isOpen).toBe(false)
})

test('signing out by link changes nothing, by button everything', async () => {
  const { cookie } = await signedInCookie((await aPerson()).id)
  signOut.loader({ request: requestWith(cookie, '/keluar') } as LoaderFunctionArgs)
  expect(await findVisitor(requestWith(cookie))).not.toBeNull()
  const answer = await post(signOut.action, '', { cookie })
  expect(cookieFrom(answer.headers)).toBe('')
  // public/enhance.js forgets drafts there.
  expect(answer.headers.get('Location')).toBe('/#keluar')
  expect(await findVisitor(requestWith(cookie))).toBeNull()
})

test('deeds of the account are 401 for who is nobody', async () => {
  expect((await thrownBy(post(changePassword.action, {}))).status).toBe(401)
})
