import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { sayProblems } from './account-field.ts'

type AnyField = Parameters<typeof sayProblems>[0]

export function IdentifierInput({ field }: { field: AnyField }) {
  const { account: t } = useMessages()
  return (
    <TextInput
      field={sayProblems(field, t.fieldErrors)}
      label={t.fields.identifier}
      hint={t.fields.identifierHint}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}

type PasswordInputProps = { field: AnyField; label?: string }

/** Never filled in again by us; password managers and pasting are welcome. */
export function PasswordInput({ field, label }: PasswordInputProps) {
  const { account: t } = useMessages()
  return (
    <TextInput
      field={{ ...sayProblems(field, t.fieldErrors), initialValue: undefined }}
      type="password"
      label={label ?? t.fields.password}
      autoComplete="current-password"
    />
  )
}

export function NewPasswordInput({ field, label }: PasswordInputProps) {
  const { account: t } = useMessages()
  return (
    <TextInput
      field={{ ...sayProblems(field, t.fieldErrors), initialValue: undefined }}
      type="password"
      label={label ?? t.fields.newPassword}
      hint={t.fields.newPasswordHint}
      autoComplete="new-password"
    />
  )
}

export function CodeInput({ field }: { field: AnyField }) {
  const { account: t } = useMessages()
  return (
    <TextInput
      field={{ ...sayProblems(field, t.fieldErrors), initialValue: undefined }}
      label={t.fields.code}
      hint={t.fields.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={8}
      className="text-center text-2xl tracking-[0.4em]"
    />
  )
}
