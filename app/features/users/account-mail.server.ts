import { newId } from '#app/core/ids.ts'
import type { Locale } from '#app/core/locale.ts'
import { paths } from '#app/core/paths.ts'
import { queueMessage } from '#app/features/messages/commands.server.ts'
import type { Account as AccountTexts } from '#app/i18n/id/account.ts'
import { messagesFor } from '#app/i18n/messages.ts'
import type { Tx } from '#app/server/db.server.ts'
import { env } from '#app/server/env.server.ts'

/** Somebody may have typed this address who does not own it: no name, or he writes letters with ours. */
type Stranger = { email: string; locale: string }
type Reader = Stranger & { name: string }
type Secret = { token: string; validMinutes: number }
type MailName = keyof AccountTexts['mails']

const localeOfReader = ({ locale }: Stranger): Locale => (locale === 'en' ? 'en' : 'id')

/** Links take the configured address, never the one a request came with: `Host` is the sender's. */
async function queue(
  tx: Tx,
  reader: Stranger | Reader,
  name: MailName,
  path: string | null,
  secret?: Secret,
): Promise<void> {
  const locale = localeOfReader(reader)
  const { mails, mailGreeting, mailGreetingToStranger, mailSignature } = messagesFor(locale).account
  const { subject, paragraphs, action, after } = mails[name]
  const content = {
    subject,
    greeting: 'name' in reader ? mailGreeting(reader.name) : mailGreetingToStranger,
    paragraphs,
    ...(path && action && { action: { label: action, url: env.APP_URL + path } }),
    after,
    signature: mailSignature,
  }
  await queueMessage(tx, {
    content,
    // Each asking is a new happening; how many there may be is limited before.
    dedupeKey: `account:${name}:${newId()}`,
    channel: 'email',
    recipient: reader.email,
    locale,
    template: `account-${name}`,
    ...(secret && { secret }),
  })
}

export function mailConfirmSignUp(tx: Tx, { email, locale }: Stranger, secret: Secret) {
  const reader = { email, locale }
  const path = paths.confirmSignUp(localeOfReader(reader), secret.token)
  return queue(tx, reader, 'confirmSignUp', path, secret)
}

/** Somebody wants to sign up, or to move, to an address that has an account: only its owner is told. */
export function mailAccountExists(tx: Tx, reader: Reader) {
  return queue(tx, reader, 'accountExists', paths.forgotPassword(localeOfReader(reader)))
}

export function mailResetLink(tx: Tx, reader: Reader, secret: Secret) {
  const path = paths.resetPassword(localeOfReader(reader), secret.token)
  return queue(tx, reader, 'reset', path, secret)
}

export function mailPasswordChanged(tx: Tx, reader: Reader) {
  return queue(tx, reader, 'passwordChanged', paths.forgotPassword(localeOfReader(reader)))
}

export function mailConfirmEmail(tx: Tx, { email, locale }: Stranger, secret: Secret) {
  const reader = { email, locale }
  const path = paths.confirmEmail(localeOfReader(reader), secret.token)
  return queue(tx, reader, 'confirmEmail', path, secret)
}

export function mailEmailChanged(tx: Tx, reader: Reader) {
  return queue(tx, reader, 'emailChanged', null)
}
