import {
  nameChoices,
  type ReviewField,
  reviewMaximum,
  starChoices,
} from '#app/features/reviews/forms.ts'
import { Stars } from '#app/features/reviews/components/stars.tsx'
import { shownNameOf } from '#app/features/reviews/review-policy.ts'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type ReviewFormProps = {
  line: {
    buyerName: string | null
    review: { stars: number; words: string | null; shownName: string | null } | null
  }
  wrong: readonly ReviewField[]
  /** What was sent and not taken. */
  typed: Record<string, unknown> | null
}

export function ReviewForm({ line, wrong, typed }: ReviewFormProps) {
  const { write: t } = useMessages().reviews
  const { buyerName, review } = line
  const values = typed ?? valuesOf(line)
  const field = (name: ReviewField) => ({
    id: `review-${name}`,
    name,
    initialValue: values[name],
    errors: wrong.includes(name) ? [t.errors[name]] : undefined,
  })
  const names = buyerName ? nameChoices : (['none'] as const)
  return (
    <form method="post" noValidate className="grid gap-4">
      <RadioCards
        field={{ ...field('stars'), required: true }}
        label={t.stars}
        options={starChoices.map((value) => ({
          value,
          title: t.starNames[value],
          aside: <Stars stars={Number(value)} />,
        }))}
      />
      <Textarea
        field={{ ...field('words'), maxLength: reviewMaximum }}
        label={t.words}
        hint={t.wordsHint}
        rows={5}
      />
      <RadioCards
        field={{ ...field('name'), required: true }}
        label={t.name}
        options={names.map((value) => ({
          value,
          title: value === 'initial' ? shownNameOf(buyerName ?? '') : t.noName,
        }))}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button size="large">{review ? t.change : t.submit}</Button>
        <span className="text-sm text-ink-soft">{t.changeable}</span>
      </div>
    </form>
  )
}

/** Nobody is named unless the buyer has chosen it. */
function valuesOf({ review }: ReviewFormProps['line']): Record<string, unknown> {
  if (!review) return { name: 'none' }
  const { stars, words, shownName } = review
  return { stars: String(stars), words: words ?? '', name: shownName ? 'initial' : 'none' }
}
