import { sentAhead } from '#app/features/uploads/forms.ts'
import { Field } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'

type ProofProblem = keyof ReturnType<typeof useProofProblems>

function useProofProblems() {
  const { uploads, admin } = useMessages()
  return { ...uploads.problems, missing: admin.refund.proofMissing }
}

type ProofFieldProps = {
  isRequired: boolean
  hint: string
  problem: ProofProblem | null
  /** The name of the one that came with the form that came back. */
  sent: string | null
}

/** A plain file, so that it goes along without scripts; what was sent once need not be sent again. */
export function ProofField({ isRequired, hint, problem, sent }: ProofFieldProps) {
  const { admin, uploads } = useMessages()
  const sentences = useProofProblems()
  const errors = problem ? [sentences[problem]] : undefined
  return (
    <Field
      field={{ id: 'refund-proof', name: 'proof', required: isRequired, errors }}
      label={admin.refund.proof}
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
      {sent && (
        <label className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            name={sentAhead('proof')}
            value={sent}
            defaultChecked
            className="size-5 shrink-0"
          />
          {uploads.sentBefore}
        </label>
      )}
    </Field>
  )
}
