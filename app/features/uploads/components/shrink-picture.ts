/** Larger than the largest that is shown, so that cutting a square out of it costs nothing. */
const longestSide = 1800

/**
 * A camera's 6 MB as about 400 kB, on the phone itself; null where that brings nothing or the browser
 * cannot, and then the file goes as it is: the server makes its own pictures anyway.
 */
export async function shrinkPicture(file: File): Promise<File | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    const context = canvas.getContext('2d')
    if (!context) return null
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const small = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', 0.82)
    })
    if (!small || small.size >= file.size) return null
    return new File([small], 'foto.jpg', { type: 'image/jpeg' })
  } catch {
    return null
  }
}
