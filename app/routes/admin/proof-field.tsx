import { paths } from '#app/core/paths.ts'
import { SendAheadField } from '#app/features/uploads/components/send-ahead-field.tsx'
import { longestReason } from '#app/features/refunds/desk-forms.ts'
import { sentAhead } from '#app/features/uploads/forms.ts'
import { Field, type FieldMeta, Textarea } from '#app/ui/field.tsx'
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
  /** What stands on the button of the form. */
  submit: string
}

/** Sent while the rest is typed, and without scripts along with the form; what was sent once need not be sent again. */
export function ProofField({ isRequired, hint, problem, sent, submit }: ProofFieldProps) {
  const { admin } = useMessages()
  const sentences = useProofProblems()
  const errors = problem ? [sentences[problem]] : undefined
  return (
    <Field
      field={{ id: 'refund-proof', name: 'proof', required: isRequired, errors }}
      label={admin.refund.proof}
      hint={hint}
    >
      <SendAheadField
        to={paths.uploads('berkas')}
        name={sentAhead('proof')}
        sent={sent ? [sent] : []}
        most={1}
        tooMany=""
        submit={submit}
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
      </SendAheadField>
    </Field>
  )
}

/** Instead of the paper, where the bank gives none: nobody confirms without one of the two. */
export function NoProofField({ field }: { field: FieldMeta }) {
  const { refund: t } = useMessages().admin
  return (
    <Textarea
      field={{ ...field, maxLength: longestReason }}
      label={t.noProof}
      hint={t.noProofHint}
      rows={2}
    />
  )
}
