/**
 * In what pieces a phone sends a photo. A part is small enough that the slowest signal brings it through
 * within the time a request may take, and that one which is lost costs a second.
 */
export const partBytes = 64 * 1024

/** As much as a form with a photo may bring along: 12 MB. */
export const mostParts = 192

export const countParts = (size: number) => Math.ceil(size / partBytes)

/** What the server has of an upload: numbers of parts, and what a form names it by once it is made. */
export type Arrived = { parts: readonly number[]; key: string | null }
