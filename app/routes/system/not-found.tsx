/** Every address no other route knows, in both languages: the page of the error boundary, as 404. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export const action = loader

export default function NotFound() {
  return null
}
