import { TextInput } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import type { ProofRefusal } from '../owner-proof.ts'

type ProofFieldsProps = {
  hasSecondFactor: boolean
  refusal: ProofRefusal | null
}

/** Asked again before money could be led elsewhere; never filled in by us. */
export function ProofFields({ hasSecondFactor, refusal }: ProofFieldsProps) {
  const { account: t } = useMessages()
  const says = (wrong: Exclude<ProofRefusal, 'too-many'>) =>
    refusal === wrong ? [t.refusals[wrong]] : undefined
  return (
    <>
      <TextInput
        field={{
          id: 'currentPassword',
          name: 'currentPassword',
          required: true,
          errors: says('wrong-password') ?? (refusal === 'too-many' ? [t.proofTooMany] : undefined),
        }}
        type="password"
        label={t.fields.currentPassword}
        hint={t.proofHint}
        autoComplete="current-password"
      />
      {hasSecondFactor && (
        <TextInput
          field={{ id: 'code', name: 'code', required: true, errors: says('wrong-code') }}
          label={t.fields.code}
          hint={t.fields.codeHint}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          className="max-w-48"
        />
      )}
    </>
  )
}
