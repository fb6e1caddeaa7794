import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Axe {
  run(o: unknown): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>
}

/** A browser of somebody who wants nothing to move: fading from page to page is drawn in software here, and takes half of a journey. */
export const still = { reducedMotion: 'reduce' } as const

/** What axe finds wrong on the page as it is shown now, a sentence each. */
export async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return await page.evaluate(async (runOnly) => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({ runOnly })
    return violations.map(
      (v) =>
        `${v.id}: ${v.help} — ${v.nodes
          .slice(0, 2)
          .map((n) => n.html.slice(0, 160))
          .join(' | ')}`,
    )
  }, rules)
}

/** By how many pixels a page is wider than its screen, so that one would have to push it sideways to read it. */
export const widerBy = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Boxes of commands or rows on a page of which a part is to be pushed into sight: what is to be copied is seen whole. */
export const cutBoxes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('pre')].filter((p) => p.scrollWidth > p.clientWidth).map((p) => (p.textContent ?? '').slice(0, 60)),
  )

/** Whether pages are photographed: `TANDEM_SCREENSHOTS=1`. */
export const pictures = !!process.env.TANDEM_SCREENSHOTS
const folder = fileURLToPath(new URL('../screenshots', import.meta.url))

/** Keeps a picture of the whole page in `tests/screenshots`. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
