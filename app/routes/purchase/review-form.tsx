import { sourceOfKey } from '#app/features/catalog/picture-source.ts'
import {
  mostReviewPictures,
  nameChoices,
  type ReviewField,
  reviewMaximum,
  starChoices,
} from '#app/features/reviews/forms.ts'
import { Stars } from '#app/features/reviews/components/stars.tsx'
import { shownNameOf } from '#app/features/reviews/review-policy.ts'
import type { Locale } from '#app/core/locale.ts'
import type { Messages } from '#app/i18n/id.ts'
import { SendAheadField } from '#app/features/uploads/components/send-ahead-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { Textarea } from '#app/ui/field.tsx'
import { Picture } from '#app/ui/picture.tsx'
import { useLocale, useMessages } from '#app/ui/locale.tsx'
import { RadioCards } from '#app/ui/radio-cards.tsx'

type ReviewFormProps = {
  /** Below which photos are sent in parts. */
  uploads: string
  line: {
    title: Record<Locale, string>
    buyerName: string | null
    review: {
      stars: number
      words: string | null
      shownName: string | null
      pictures: readonly string[]
    } | null
  }
  /** What was sent and not taken; its pictures were. */
  answer: {
    wrong: readonly ReviewField[]
    problem: Problem | null
    typed: Record<string, unknown>
    pictures: readonly string[]
  } | null
}

export function ReviewForm({ line, answer, uploads }: ReviewFormProps) {
  const locale = useLocale()
  const { write: t } = useMessages().reviews
  const { buyerName, review } = line
  const submit = review ? t.change : t.submit
  const values = answer?.typed ?? valuesOf(line)
  const wrong = answer?.wrong ?? []
  const field = (name: ReviewField) => ({
    id: `review-${name}`,
    name,
    initialValue: values[name],
    errors: wrong.includes(name) ? [t.errors[name]] : undefined,
  })
  const names = buyerName ? nameChoices : (['none'] as const)
  return (
    <form method="post" encType="multipart/form-data" noValidate className="grid grid-cols-1 gap-4">
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
      <PicturesField
        title={line.title[locale]}
        pictures={answer?.pictures ?? review?.pictures ?? []}
        problem={answer?.problem ?? null}
        uploads={uploads}
        submit={submit}
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
        <Button size="large">{submit}</Button>
        <span className="text-sm text-ink-soft">{t.changeable}</span>
      </div>
    </form>
  )
}

type Problem = 'tooMany' | keyof Messages['uploads']['problems']
type PicturesFieldProps = {
  title: string
  pictures: readonly string[]
  problem: Problem | null
  uploads: string
  submit: string
}

/** Those that are there may be ticked off; room for the rest. */
function PicturesField({ title, pictures, problem, uploads, submit }: PicturesFieldProps) {
  const { reviews, uploads: sending } = useMessages()
  const { write: t } = reviews
  const left = mostReviewPictures - pictures.length
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-3">
      <legend className="mb-2 font-semibold">{t.pictures}</legend>
      {pictures.length > 0 && (
        <ul className="flex flex-wrap gap-3">
          {pictures.map((key, index) => (
            <li key={key}>
              <label className="grid cursor-pointer gap-1">
                <Picture
                  picture={{
                    ...sourceOfKey(key),
                    alt: reviews.picture(title, index + 1, pictures.length),
                  }}
                  sizes="96px"
                  className="size-24 rounded-xl object-cover"
                />
                <span className="flex min-h-11 items-center gap-2">
                  <input
                    type="checkbox"
                    name="keep"
                    value={key}
                    defaultChecked
                    className="size-5"
                  />
                  {t.keepPicture}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <div>
          <label htmlFor="review-photo" className="mb-1.5 block">
            {t.addPictures(left)}
          </label>
          <SendAheadField
            to={uploads}
            name="keep"
            sent={[]}
            most={mostReviewPictures}
            tooMany={t.tooManyPictures}
            submit={submit}
          >
            <input
              id="review-photo"
              type="file"
              name="photo"
              accept="image/*"
              multiple
              aria-invalid={Boolean(problem) || undefined}
              aria-describedby="review-photo-hint review-photo-error"
              className="field-control py-2"
            />
          </SendAheadField>
          <p id="review-photo-hint" className="mt-1.5 text-sm text-ink-soft">
            {t.picturesHint}
          </p>
        </div>
      )}
      {problem && (
        <p id="review-photo-error" className="font-medium text-danger">
          {problem === 'tooMany' ? t.tooManyPictures : sending.problems[problem]}
        </p>
      )}
    </fieldset>
  )
}

/** Nobody is named unless the buyer has chosen it. */
function valuesOf({ review }: ReviewFormProps['line']): Record<string, unknown> {
  if (!review) return { name: 'none' }
  const { stars, words, shownName } = review
  return { stars: String(stars), words: words ?? '', name: shownName ? 'initial' : 'none' }
}
