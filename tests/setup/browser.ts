import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const systemBrowsers = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser of the journeys: Playwright's own when it was installed, else one the machine has,
 * else, as root on Debian or Ubuntu, the packaged Chromium is installed. One that is only a shell without
 * windows goes first: it does the same in a third of the processor time.
 */
export function findBrowser(): string {
  const own = chromium.executablePath()
  if (existsSync(own)) return own
  const present = systemBrowsers.find((file) => existsSync(file))
  if (present) return present
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Installing Chromium for the journeys…\n')
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], options)
    for (const packed of ['chromium-headless-shell', 'chromium']) {
      const install = ['install', '-y', '-qq', '--no-install-recommends', packed]
      spawnSync('apt-get', install, options)
      const installed = systemBrowsers.find((file) => existsSync(file))
      if (installed) return installed
    }
  }
  throw new Error(
    'The journeys need a browser. Install Chromium or Chrome, or run "npx playwright install chromium".',
  )
}

/** A container has no sandbox of its own; the rest keeps the browser from calling home. */
export const browserArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
