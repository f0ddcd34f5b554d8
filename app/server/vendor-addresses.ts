/** Where our keys go; which are those of our emulators where no real money is. */
const addressesOfVendors = [
  'MIDTRANS_SNAP_URL',
  'MIDTRANS_CORE_URL',
  'STRIPE_API_URL',
  'RAJAONGKIR_URL',
  'BITESHIP_URL',
  'MIDTRANS_IRIS_URL',
  'WHATSAPP_API_URL',
  'CLOUDINARY_URL',
] as const
type Name = (typeof addressesOfVendors)[number] | 'SMTP_URL'

export const isLoopback = (url: string | undefined) =>
  /\/\/(localhost|127(\.\d+){3}|\[::1\])([:/]|$)/.test(url ?? '')

/** What a live site must not do with its keys: tell them to an emulator, or in the open. */
export function vendorProblems(
  settings: Readonly<Partial<Record<Name, string | undefined>>>,
): { name: Name; problem: string }[] {
  const problems: { name: Name; problem: string }[] = []
  for (const name of addressesOfVendors) {
    const address = apiOf(name, settings[name])
    if (isLoopback(address))
      problems.push({ name, problem: 'must not be an emulator in production' })
    else if (address && !/^https:/i.test(address)) {
      problems.push({ name, problem: 'must lead to https in production: our key goes there' })
    }
  }
  if (/[?&](ignoreTLS|requireTLS|secure)=/i.test(settings.SMTP_URL ?? '')) {
    const problem =
      'must not say how to encrypt in production: smtps:// does, and smtp:// asks for it'
    problems.push({ name: 'SMTP_URL', problem })
  }
  return problems
}

/** That of Cloudinary names another API behind its question mark, if at all. */
function apiOf(name: Name, address: string | undefined): string | undefined {
  if (name !== 'CLOUDINARY_URL' || !address) return address
  return new URL(address).searchParams.get('upload_prefix') ?? undefined
}
