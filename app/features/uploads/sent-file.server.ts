/** A field of a file that was left empty is a nameless file of no bytes. */
export async function bytesOf(sent: FormDataEntryValue | null): Promise<Uint8Array | null> {
  if (sent === null || typeof sent === 'string' || (sent.size === 0 && sent.name === '')) {
    return null
  }
  return new Uint8Array(await sent.arrayBuffer())
}
