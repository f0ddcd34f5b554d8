import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Select } from './field.tsx'

const field = { id: 'unit', name: 'unit', required: true }
const options = [{ value: 'a', label: 'Unit A' }]
const draw = (first: { none: string } | { prompt: string }) =>
  renderToStaticMarkup(<Select field={field} label="Unit" options={options} {...first} />)

// No search goes out of a form in which "all" counts as nothing chosen.
test('a browser takes "all of them" for an answer, and "choose one" for none', () => {
  expect(draw({ none: 'Semua' })).not.toContain('required')
  expect(draw({ prompt: 'Pilih satu' })).toContain('required')
  expect(draw({ none: 'Semua' })).not.toContain('opsional')
})
