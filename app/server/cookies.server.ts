import { env } from '#app/server/env.server.ts'

/** Every value that was sent under this name; somebody may send several, and none of them is trusted. */
export function readCookies(request: Request, name: string): string[] {
  const header = request.headers.get('Cookie') ?? ''
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

type CookieOptions = {
  maxAgeInSeconds: number
  /** Whether the scripts of cached pages may read it. Never true for anything that opens a door. */
  readable: boolean
}

/** The value must already be safe for a header (base64url, digits or encodeURIComponent). */
export function writeCookie(name: string, value: string, options: CookieOptions): string {
  const parts = [
    `${name}=${value}`,
    'Path=/',
    `Max-Age=${options.maxAgeInSeconds}`,
    'SameSite=Lax',
    options.readable ? '' : 'HttpOnly',
    isSecure() ? 'Secure' : '',
  ]
  return parts.filter(Boolean).join('; ')
}

export function clearCookie(name: string, { readable }: { readable: boolean }): string {
  return writeCookie(name, '', { maxAgeInSeconds: 0, readable })
}

/** `__Host-` keeps a neighbouring subdomain from planting one; browsers demand https for it. */
export function hostCookieName(name: string): string {
  return isSecure() ? `__Host-${name}` : name
}

function isSecure(): boolean {
  return env.APP_URL.startsWith('https:')
}
