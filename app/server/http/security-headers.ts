import { cloudinaryOrigin } from '#app/core/pictures.ts'
import type { Policy } from './policy.ts'
import { holdsToken, isPersonal } from './token-paths.ts'

/**
 * Where a form with mistakes is answered by the page itself. A browser that may not keep that answer
 * shows an error page when the buyer comes back to it, because it cannot ask for it again by itself.
 */
const formPages = /^(\/en)?\/(checkout|keranjang)(\/|$)/i

export type SecurityHeaders = ReturnType<typeof securityHeadersFor>

export function securityHeadersFor(policy: Policy, { development = false } = {}) {
  const secure = policy.origin.startsWith('https:')
  const trustworthy = secure || /^http:\/\/(localhost|127\.|\[::1\])/.test(policy.origin)
  const everywhere: readonly (readonly [string, string])[] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()',
    ],
    ...(secure ? ([['Strict-Transport-Security', 'max-age=31536000']] as const) : []),
  ]
  return {
    everywhere,
    /** The policy of one page; only pages with scripts of their own have a nonce. */
    contentSecurityPolicy(nonce?: string): string | null {
      return development ? null : contentSecurityPolicy(policy, secure, nonce)
    },
    forPath(path: string): readonly (readonly [string, string])[] {
      // Not for indexes, and not told to other sites.
      if (!holdsToken(path)) return [['Referrer-Policy', 'strict-origin-when-cross-origin']]
      // Where the browser sends no Sec-Fetch-Site, `no-referrer` would leave a form without any
      // proof of where it comes from; `same-origin` tells other sites just as little.
      return [
        ['Referrer-Policy', trustworthy ? 'no-referrer' : 'same-origin'],
        ['X-Robots-Tag', 'noindex, nofollow'],
      ]
    },
    defaultCacheControl(path: string, method = 'GET'): string {
      if (method === 'POST' && formPages.test(path)) return 'private, no-cache'
      return isPersonal(path) ? 'private, no-store' : 'private, no-cache'
    },
  }
}

function contentSecurityPolicy(policy: Policy, secure: boolean, nonce?: string): string {
  const rules = [
    `default-src 'self'`,
    `script-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    `worker-src 'self'`,
    `style-src 'self'`,
    // Charts and picture placeholders carry their numbers in style attributes.
    `style-src-attr 'unsafe-inline'`,
    // Also where nothing is put there any more: pictures stay where they were put.
    `img-src 'self' data: blob: ${cloudinaryOrigin}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    ['form-action', `'self'`, ...policy.paymentOrigins].join(' '),
    `frame-ancestors 'none'`,
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ]
  return rules.join('; ')
}
