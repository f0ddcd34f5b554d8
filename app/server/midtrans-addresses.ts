type Settings = Readonly<
  Partial<
    Record<
      'MIDTRANS_SERVER_KEY' | 'MIDTRANS_SNAP_URL' | 'MIDTRANS_CORE_URL' | 'MIDTRANS_IRIS_URL',
      string | undefined
    >
  >
>

/**
 * Whether payments are only played: a key of the sandbox often says so itself, and where it does not, the
 * addresses that are set do, all of them.
 */
export function isMidtransSandbox(settings: Settings): boolean {
  const given = [settings.MIDTRANS_SNAP_URL, settings.MIDTRANS_CORE_URL].filter(
    (url) => url !== undefined,
  )
  const areOfSandbox =
    given.length > 0 && given.every((url) => isSandboxHost(new URL(url).hostname))
  return areOfSandbox || Boolean(settings.MIDTRANS_SERVER_KEY?.startsWith('SB-'))
}

const isSandboxHost = (host: string) => host.includes('.sandbox.')

/** Where Midtrans is asked: as it is set, else at the sandbox or the real one, all three alike. */
export function midtransAddresses(settings: Settings) {
  const sandbox = isMidtransSandbox(settings) ? '.sandbox' : ''
  return {
    snapUrl: settings.MIDTRANS_SNAP_URL ?? `https://app${sandbox}.midtrans.com/snap/v1`,
    coreUrl: settings.MIDTRANS_CORE_URL ?? `https://api${sandbox}.midtrans.com`,
    irisUrl: settings.MIDTRANS_IRIS_URL ?? `https://app${sandbox}.midtrans.com/iris/api/v1`,
  }
}
