import { z } from 'zod'
import { parseLine } from '#app/core/text.ts'
import { parseEmail } from '#app/core/email.ts'
import { parseIdentifier } from './identifier.ts'
import { passwordProblem } from './password-rule.ts'

// A schema takes what it names and nothing else, so a `role=ADMIN` in the form never arrives.
// Messages are reasons; the page says them in its language (i18n: account.fieldErrors).

const text = z.string('required')

export const identifierField = text.max(300, 'identifier').transform((value, context) => {
  const parsed = parseIdentifier(value)
  if (!('problem' in parsed)) return parsed
  context.addIssue({ code: 'custom', message: parsed.problem })
  return z.NEVER
})

export const emailField = text.max(300, 'email').transform((value, context) => {
  const parsed = parseEmail(value)
  if (!('problem' in parsed)) return parsed.email
  context.addIssue({ code: 'custom', message: parsed.problem })
  return z.NEVER
})

const nameProblems = { empty: 'required', 'too-long': 'name-long' } as const

export const nameField = text.transform((value, context) => {
  const line = parseLine(value, { longest: 80 })
  if ('value' in line) return line.value
  const message = nameProblems[line.problem as keyof typeof nameProblems] ?? 'name'
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** A password that must only be compared: too long ones are refused before any hashing. */
export const currentPasswordField = text.max(400, 'password-long')

/** A path to come back to; the route makes it safe (app/server/safe-redirect.server.ts). */
const redirectToField = z.string().max(2000).optional().catch(undefined)

function newPasswordField() {
  return text.superRefine((password, context) => {
    const problem = passwordProblem(password, [])
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
}

export const signUpForm = z
  .object({
    name: nameField,
    identifier: identifierField,
    password: newPasswordField(),
    redirectTo: redirectToField,
  })
  .superRefine(({ identifier, name, password }, context) => {
    const own = identifier.kind === 'email' ? emailWords(identifier.email) : phoneWords(identifier)
    // The field has said everything else about the password already.
    if (passwordProblem(password, [...own, name]) !== 'password-own') return
    context.addIssue({ code: 'custom', path: ['password'], message: 'password-own' })
  })

const emailWords = (email: string) => [email, email.split('@')[0] ?? '']
const phoneWords = ({ phone }: { phone: string }) => [
  phone,
  phone.replace('+62', '0'),
  phone.replace('+62', '62'),
]

export const signInForm = z.object({
  identifier: identifierField,
  password: currentPasswordField,
  redirectTo: redirectToField,
})

/** Six digits; spaces between them are how many apps show them. */
export const codeField = text
  .max(20, 'code')
  .transform((value) => value.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'code'))

export const secondFactorForm = z.object({ code: codeField, redirectTo: redirectToField })

export const confirmSignUpForm = z.object({ password: currentPasswordField })

export const forgotPasswordForm = z.object({ identifier: identifierField })

export const newPasswordForm = z.object({ password: newPasswordField() })

export const profileForm = z.object({ name: nameField })

export const changeEmailForm = z.object({
  email: emailField,
  currentPassword: currentPasswordField,
})

export const changePasswordForm = z.object({
  currentPassword: currentPasswordField,
  password: newPasswordField(),
})

export const revokeSessionForm = z.object({ sessionId: z.uuid('unknown') })

export const enableSecondFactorForm = z.object({
  code: codeField,
  currentPassword: currentPasswordField,
  redirectTo: redirectToField,
})

export const disableSecondFactorForm = z.object({
  code: codeField,
  currentPassword: currentPasswordField,
})

export const passwordForm = z.object({ currentPassword: currentPasswordField })

/** Everything an account form may say is wrong with a field. */
export const fieldProblems = [
  'required',
  'identifier',
  'email',
  'email-ascii',
  'phone',
  'name',
  'name-long',
  'password-short',
  'password-long',
  'password-common',
  'password-own',
  'code',
  'unknown',
] as const
export type FieldProblem = (typeof fieldProblems)[number]
