/** The process answers; says nothing about what it depends on. */
export function loader() {
  return new Response('ok', { headers: { 'Cache-Control': 'no-store' } })
}
