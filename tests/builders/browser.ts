import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Browser {
  path: string
  args: string[]
}

/**
 * A Chromium for the journeys: the machine's own, else the one that comes inside an npm package. That one needs two
 * libraries of the system; where we may install packages, we do, and otherwise we say in one sentence what is missing.
 */
export async function findBrowser(): Promise<Browser | { missing: string }> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const named = process.env.TANDEM_BROWSER
  if (named) return { path: named, args }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(':')
  const known = [
    ...names.flatMap((n) => folders.map((f) => `${f}/${n}`)),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ]
  for (const path of known) if (existsSync(path) && starts(path)) return { path, args }
  if (process.platform === 'linux') {
    const { default: packaged } = await import('@sparticuz/chromium')
    const path = await packaged.executablePath()
    if (starts(path)) return { path, args: [...args, ...packagedArgs] }
    if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
      process.stderr.write('Installing the two libraries the packaged browser needs (libnss3, libexpat1) …\n')
      spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'libnss3', 'libexpat1'], { stdio: 'ignore' })
      if (starts(path)) return { path, args: [...args, ...packagedArgs] }
    }
  }
  return {
    missing:
      'The journeys need a browser: install Chromium or Google Chrome (on Debian: apt-get install chromium), or name one in TANDEM_BROWSER.',
  }
}

// The packaged browser is a headless shell without a graphics process of its own.
const packagedArgs = [
  '--headless=shell',
  '--no-zygote',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]

/** A browser whose libraries are missing cannot even say its version. */
const starts = (path: string): boolean => spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0
