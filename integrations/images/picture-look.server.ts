import sharp from 'sharp'

const side = 16
/** Noise of an encoder in a flat ground is no difference. */
const noise = 2

/**
 * What a picture looks like, in 256 bits: whether each of 16 × 16 places is brighter than its right neighbour.
 * Saved again, in another size or format, it stays nearly the same.
 */
export async function lookOf(picture: Uint8Array): Promise<string> {
  const grey = await sharp(picture)
    .greyscale()
    .resize(side + 1, side, { fit: 'fill' })
    .raw()
    .toBuffer()
  let bits = ''
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * (side + 1) + column
      bits += (grey[at] ?? 0) > (grey[at + 1] ?? 0) + noise ? '1' : '0'
    }
  }
  return bits.replace(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16))
}
