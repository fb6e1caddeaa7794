import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../tests/builders/browser.ts'
import { median, verdict } from './servers.ts'

/** A telephone is so many times slower than the machine on which this is measured. */
const slower = 6
const pin = 'bench boat 7'

/**
 * Opens the island without signal in a real browser, slowed down as a telephone is: from the address to the field in which the PIN is
 * typed, and from the PIN to what is on the telephone. How long the PIN takes is no aim: whoever steals a telephone waits as long for each try.
 */
export async function phoneOpenRows(base: string, cookie: string): Promise<string[][]> {
  const found = await findBrowser()
  if ('missing' in found) return [['Telephone opened without signal', 'not measured', found.missing]]
  const profile = mkdtempSync(join(tmpdir(), 'tandem-bench-phone-'))
  const looks = { viewport: { width: 390, height: 844 }, locale: 'en-GB', hasTouch: true }
  const browser = await chromium.launchPersistentContext(profile, { executablePath: found.path, args: found.args, ...looks })
  try {
    const page = browser.pages()[0] ?? (await browser.newPage())
    await kept(browser, page, base, cookie)
    const times: { shown: number; opened: number }[] = []
    for (let n = 0; n < 5; n++) times.push(await openedOnce(page, base))
    const [shown, opened] = [median(times.map((x) => x.shown)), median(times.map((x) => x.opened))]
    return [
      [`Telephone opened without signal, ${slower}× slower`, `${shown.toFixed(2)} s`, verdict(shown, 1, 's')],
      ['From the PIN to what is on it, the same', `${opened.toFixed(2)} s`, 'no aim'],
    ]
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** The telephone is set up with signal, and has none from then on. */
async function kept(browser: BrowserContext, page: Page, base: string, cookie: string): Promise<void> {
  const [name, value] = [cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]
  await browser.addCookies([{ name, value, url: base }])
  await page.goto(`${base}/phone/`)
  await page.locator('[name=name]').fill('bench')
  for (const field of ['pin', 'again']) await page.locator(`[name=${field}]`).fill(pin)
  await page.locator('button.primary').first().click()
  await page.locator('header strong').waitFor()
  await page.locator('[name=again]').waitFor({ state: 'detached' })
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await browser.setOffline(true)
  const devtools = await browser.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

async function openedOnce(page: Page, base: string): Promise<{ shown: number; opened: number }> {
  const from = performance.now()
  await page.goto(`${base}/phone/`)
  await page.locator('[name=pin]').waitFor()
  const shown = performance.now()
  await page.locator('[name=pin]').fill(pin)
  const typed = performance.now()
  await page.locator('button.primary').first().click()
  await page.locator('[name=pin]').waitFor({ state: 'detached' })
  return { shown: (shown - from) / 1000, opened: (performance.now() - typed) / 1000 }
}
