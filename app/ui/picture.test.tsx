import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { sourceOfKey } from '#app/features/catalog/picture-source.ts'
import { Picture } from './picture.tsx'

const keyOf = (digits: number, each = 0) =>
  `${createHash('sha256').update(String(each)).digest('hex').slice(0, digits)}-c07030`
const htmlOf = (key: string) =>
  renderToStaticMarkup(
    <Picture picture={sourceOfKey(key)} sizes="(min-width: 64rem) 280px, 50vw" />,
  )

test('the smallest format comes first, and every browser finds one it can show', () => {
  const html = htmlOf(keyOf(32))
  const found = [...html.matchAll(/type="(\S+)"|<img src="\S+\.(\w+)"/g)]
  expect(found.map(([, type, ending]) => type ?? ending)).toEqual([
    'image/avif',
    'image/webp',
    'jpg',
  ])
  expect(html.match(/-(320|480|640|1200)\.\w+ \1w/g)).toHaveLength(12)
})

test('a picture of before there were three formats is shown as it is', () => {
  const html = htmlOf(keyOf(24))
  expect(html).not.toContain('<source')
  expect(html.match(/-(320|640|1200)\.webp \1w/g)).toHaveLength(3)
})

test('a page of pictures stays light', () => {
  const page = Array.from({ length: 24 }, (_, each) => htmlOf(keyOf(32, each))).join('\n')
  expect(gzipSync(page).length).toBeLessThan(5_000)
})
