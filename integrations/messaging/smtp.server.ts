import { createTransport } from 'nodemailer'
import type { Delivery, MessageChannel, OutgoingMessage } from './message-channel.ts'
import { refusalOf, type SmtpFailure } from './smtp-refusal.ts'

const timeoutMs = 15_000

/** E-mail through any SMTP server: `smtp://user:password@host:587`, `smtps://…:465`. */
export function smtpChannel({ url, from }: { url: string; from: string }): MessageChannel {
  const transport = createTransport({
    url,
    requireTLS: takesPasswordAway(url),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Content comes from people: it may never name a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    name: 'smtp',
    wakesPeople: true,
    readNews: null,
    check: async () => void (await transport.verify().catch(throwPlain)),
    async send(message): Promise<Delivery> {
      try {
        await transport.sendMail(mailOf(message, { from, domain }))
        return { outcome: 'sent' }
      } catch (error) {
        const about = refusalOf(error as SmtpFailure)
        if (!about) throwPlain(error)
        return { outcome: 'refused', reason: reasonOf(error), about }
      }
    },
  }
}

/** A password never leaves this machine in the open, whatever stands between us and the server. */
function takesPasswordAway(url: string): boolean {
  const { username, hostname } = new URL(url)
  return username !== '' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** What logs and the table of jobs may keep of an error: its sentence and its lists hold addresses. */
class MailServerError extends Error {
  override readonly name = 'MailServerError'
  readonly code: string | undefined
  readonly responseCode: number | undefined

  constructor(error: unknown) {
    const { code, responseCode } = error as SmtpFailure
    super(`The mail server took nothing (${reasonOf(error) || 'no reason'})`)
    this.code = code
    this.responseCode = responseCode
  }
}

function throwPlain(error: unknown): never {
  throw new MailServerError(error)
}

function mailOf(
  { id, recipient, subject, text, html, unsubscribeUrl }: OutgoingMessage,
  { from, domain }: { from: string; domain: string },
) {
  return {
    from,
    // An object, so that a comma in the address can never become a second recipient.
    to: { name: '', address: recipient },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...wayOut(unsubscribeUrl) },
  }
}

/** RFC 8058: mail programs show a button for it and post to the address by themselves. */
function wayOut(url: string | null): Record<string, string> {
  if (!url) return {}
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** Never the server's sentence, which may quote the address. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as SmtpFailure
  return [code, responseCode].filter(Boolean).join(' ')
}
