import { Field } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'

export type ProofProblem = keyof ReturnType<typeof useProofProblems>

function useProofProblems() {
  const { uploads, admin } = useMessages()
  return { ...uploads.problems, again: admin.refund.proofAgain }
}

type ProofFieldProps = { isRequired: boolean; hint: string; problem: ProofProblem | null }

/** A plain file, so that it goes along without scripts; no browser gives a chosen one back. */
export function ProofField({ isRequired, hint, problem }: ProofFieldProps) {
  const { refund: t } = useMessages().admin
  const sentences = useProofProblems()
  const errors = problem ? [sentences[problem]] : undefined
  return (
    <Field
      field={{ id: 'refund-proof', name: 'proof', required: isRequired, errors }}
      label={t.proof}
      hint={hint}
    >
      <input
        id="refund-proof"
        type="file"
        name="proof"
        accept="image/*"
        required={isRequired}
        aria-invalid={problem !== null || undefined}
        aria-describedby={`refund-proof-hint${problem ? ' refund-proof-error' : ''}`}
        className="field-control py-2"
      />
    </Field>
  )
}
