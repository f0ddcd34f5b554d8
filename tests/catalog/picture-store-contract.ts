import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { colorOfKey, isUploadedKey, pictureForms, pictureUrl } from '#app/core/pictures.ts'
import type { PictureStore } from '#integrations/images/picture-store.ts'
import { reEncode, type ReEncoded } from '#integrations/images/re-encode.server.ts'

export type Shown = { store: PictureStore; fetchBytes: (url: string) => Promise<Buffer | null> }

export async function aPicture(background: string): Promise<ReEncoded> {
  const sent = await sharp({ create: { width: 500, height: 400, channels: 3, background } })
    .png()
    .toBuffer()
  const made = await reEncode(sent)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

/** What every store of pictures owes. `make` gives one that is empty. */
export function describePictureStore(name: string, make: () => Promise<Shown>): void {
  describe(`${name} keeps the contract of pictures`, () => {
    let pictures: ReEncoded[]
    beforeAll(async () => {
      pictures = await Promise.all(['#c07030', '#307040', '#3050c0'].map(aPicture))
    })

    test('what is put is shown in every width and format, by a key that says its colour', async () => {
      const { store, fetchBytes } = await make()
      const [{ name: content, files, color }] = pictures as [ReEncoded]
      const key = await store.put(content, files)
      expect([isUploadedKey(key), colorOfKey(key)]).toEqual([true, color])
      for (const { format, widths } of pictureForms(key)) {
        for (const width of widths) {
          const bytes = await fetchBytes(pictureUrl(key, width, format))
          const made = await sharp(bytes!).metadata()
          const kind = made.format === 'heif' ? 'avif' : made.format
          expect([kind, made.width, made.height]).toEqual([format, width, width])
        }
      }
    })

    test('the same twice, and at once, is one; what is thrown away is gone and others stay', async () => {
      const { store, fetchBytes } = await make()
      const [one, other] = pictures as [ReEncoded, ReEncoded]
      const [key, again] = await Promise.all([
        store.put(one.name, one.files),
        store.put(one.name, one.files),
      ])
      expect(again).toBe(key)
      const kept = await store.put(other.name, other.files)
      await store.remove(key)
      await store.remove(key)
      expect([await store.has(key), await store.has(kept)]).toEqual([false, true])
      expect(await fetchBytes(pictureUrl(key, 320))).toBeNull()
    })

    test('lists all that was put before a time', async () => {
      const { store } = await make()
      await store.check()
      expect(await store.listBefore(new Date())).toEqual([])
      const keys: string[] = []
      for (const { name: content, files } of pictures) keys.push(await store.put(content, files))
      const soon = new Date(Date.now() + 1000)
      expect((await store.listBefore(soon)).toSorted()).toEqual(keys.toSorted())
      expect(await store.listBefore(new Date(Date.now() - 60_000))).toEqual([])
      for (const key of keys) {
        expect(await store.isBefore(key, soon)).toBe(true)
        expect(await store.isBefore(key, new Date(Date.now() - 60_000))).toBe(false)
      }
      expect(await store.isBefore(`${'0'.repeat(32)}-aabbcc`, soon)).toBe(false)
    })

    test('keys of other stores and what is no key are unknown, and nothing happens to them', async () => {
      const { store } = await make()
      const [{ name: content, files }] = pictures as [ReEncoded]
      const kept = await store.put(content, files)
      for (const path of ['x/', '../', '/', './']) {
        expect(await store.has(path + kept), path).toBe(false)
        await store.remove(path + kept)
      }
      expect(await store.has(kept)).toBe(true)
      const strange = ['c/other/', ''].map((where) => `${where}${'0'.repeat(32)}-aabbcc`)
      for (const key of [...strange, '../../etc/passwd', '', 'c/desa/../x', 'opak-gambir-1200']) {
        expect(await store.has(key), key).toBe(false)
        await store.remove(key)
      }
    })
  })
}
