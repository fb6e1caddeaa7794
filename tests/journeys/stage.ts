import { serve, type ServerType } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { openSession } from '../../src/people/session.ts'
import { findBrowser } from '../builders/browser.ts'
import { axeFinds, photograph, pictures, still, widerBy } from './looking.ts'
import { isDrawn, type Who, world, type World } from '#testing'

/** How long a browser may take: what is wrong shows at once in what stands on the page, and a slow machine is not wrong. */
export const patience = 180_000

/** Of a desk only as much height as one needs to point at things: every page is painted by the processor, dot by dot. */
const desk = { width: 1280, height: 400 }
const phone = { width: 390, height: 844 }

/** A real server on a clock that stands where it is put, and a real browser in which the people of the district act. */
export interface Stage {
  w: World
  base: string
  /** Somebody at their own browser. Without an account: `public`, on a phone, with scripts switched off. */
  as(who: Who, o?: { lang?: 'zh' | 'en' }): Promise<Actor>
  /** Moves the clock and does what has fallen due by then. */
  at(moment: string): Promise<void>
  /** Closes everything. Fails if axe found anything on any page that was seen, or one was wider than its screen. */
  close(): Promise<void>
}

/** A browser before a server, in which people act; each at a window of their own. */
export interface Theatre {
  base: string
  /**
   * Whoever sits down at a browser. `cookie` is an open session; without one nobody is signed in. `phone`: small and without scripts.
   * `base`: the host they use, where it is another.
   */
  sits(who: string, o?: { lang?: 'zh' | 'en'; cookie?: string; phone?: boolean; base?: string }): Promise<Actor>
  /** Closes everything. Fails if axe found anything on any page that was seen, or one was wider than its screen. */
  close(before?: () => Promise<void>): Promise<void>
}

export async function theatre(fetch: (request: Request) => Response | Promise<Response>): Promise<Theatre> {
  const server = await new Promise<ServerType>((resolve) => {
    const s = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(s))
  })
  const base = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const found = process.env.TANDEM_TEST_BROWSER ? JSON.parse(process.env.TANDEM_TEST_BROWSER) : await findBrowser()
  if ('missing' in found) throw new Error(found.missing)
  const browser: Browser = await chromium.launch({ executablePath: found.path, args: found.args })
  const seen = new Set<string>()
  const violations: string[] = []
  const contexts: BrowserContext[] = []
  return {
    base,
    async sits(who, o = {}) {
      const lang = o.lang ?? 'en'
      const at = o.base ?? base
      const context = await browser.newContext({
        ...still,
        viewport: o.phone ? phone : desk,
        javaScriptEnabled: !o.phone,
        locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
      })
      context.setDefaultTimeout(patience)
      contexts.push(context)
      await context.addCookies([
        { name: 'language', value: lang, url: at },
        ...(o.cookie ? [{ name: 'tandem', value: o.cookie, url: at }] : []),
      ])
      const twin = o.phone ? async () => await (await browser.newContext({ ...still, viewport: phone })).newPage() : undefined
      return new Actor(await context.newPage(), at, who, lang, seen, violations, twin)
    },
    async close(before) {
      for (const c of contexts) await c.close().catch(() => {})
      await browser.close()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await before?.()
      if (violations.length > 0) throw new Error(`found on the pages:\n${violations.join('\n')}`)
    },
  }
}

export async function stage(start: string): Promise<Stage> {
  const w = await world(start)
  const t = await theatre(w.app.fetch as (request: Request) => Response | Promise<Response>)
  return {
    w,
    base: t.base,
    async as(who, o = {}) {
      if (who === 'public') return await t.sits(who, { ...o, phone: true })
      const ctx = await w.as(who)
      const { userId, organisationId } = ctx.asker
      const session = { userId: userId!, organisationId: organisationId!, demonstration: false, device: null }
      return await t.sits(who, { ...o, cookie: await openSession(ctx, w.db, session) })
    },
    async at(moment) {
      w.clock.set(moment)
      // What one step does on its day may be what another waits for.
      for (let i = 0; i < 3; i++) await w.runJobs()
    },
    close: () => t.close(() => w.close()),
  }
}

export class Actor {
  readonly page: Page
  readonly #base: string
  readonly #who: string
  readonly #lang: string
  readonly #seen: Set<string>
  readonly #violations: string[]
  /** Where scripts are off axe cannot run, so the same page is shown to it in a second window, opened when it is wanted. */
  readonly #twin: (() => Promise<Page>) | undefined
  constructor(
    page: Page,
    base: string,
    who: string,
    lang: string,
    seen: Set<string>,
    violations: string[],
    twin: (() => Promise<Page>) | undefined,
  ) {
    this.#twin = twin
    this.page = page
    this.#base = base
    this.#who = who
    this.#lang = lang
    this.#seen = seen
    this.#violations = violations
  }

  /** Opens an address and expects it to answer well. */
  async go(path: string, status = 200): Promise<void> {
    const answer = await this.page.goto(this.#base + path)
    expect([path, answer!.status()]).toEqual([path, status])
    await this.look()
  }
  /** Follows a link by what it says. */
  async follow(text: string | RegExp): Promise<void> {
    await Promise.all([this.page.waitForLoadState(), this.page.getByRole('link', { name: text }).first().click()])
    await this.page.waitForLoadState()
    await this.look()
  }
  /** Follows the link whose address ends so: one of a list whose words belong to the survey. */
  async choose(address: string): Promise<void> {
    await Promise.all([this.page.waitForLoadState(), this.page.locator(`a[href$="${address}"]`).first().click()])
    await this.page.waitForLoadState()
    await this.look()
  }
  /** Fills a field by its label or its name. */
  async fill(field: string, value: string): Promise<void> {
    const named = this.page.locator(`[name="${field}"]:not([type=hidden])`)
    await ((await named.count()) > 0 ? named.first() : this.page.getByLabel(field, { exact: true }).first()).fill(value)
  }
  async select(field: string, value: string): Promise<void> {
    const named = this.page.locator(`select[name="${field}"]`)
    const box = (await named.count()) > 0 ? named.first() : this.page.getByLabel(field).first()
    const options = await box.locator('option').evaluateAll((os) => os.map((o) => (o as unknown as { value: string }).value))
    await box.selectOption(options.includes(value) ? { value } : { label: value })
  }
  /** Ticks a radio button or a box by its name and value, or by its label. */
  async tick(name: string, value?: string): Promise<void> {
    await (value === undefined
      ? this.page.getByLabel(name).first()
      : this.page.locator(`input[name="${name}"][value="${value}"]`).first()
    ).check()
  }
  /** Presses a button and waits for the page that follows. */
  async press(text: string | RegExp): Promise<void> {
    const button = this.page.getByRole('button', { name: text }).first()
    await Promise.all([this.page.waitForEvent('domcontentloaded'), button.click()])
    await this.page.waitForLoadState()
    await this.look()
  }
  async sees(text: string | RegExp): Promise<void> {
    const body = await this.page.locator('body').innerText()
    if (typeof text === 'string') expect(body).toContain(text)
    else expect(body).toMatch(text)
  }
  async seesNot(text: string): Promise<void> {
    expect(await this.page.locator('body').innerText()).not.toContain(text)
  }
  get path(): string {
    return new URL(this.page.url()).pathname
  }
  /** The last id of a kind in the address. */
  id(prefix: string): string {
    const found = new RegExp(`${prefix}_[0-9a-z]{26}`).exec(this.page.url())
    if (!found) throw new Error(`no ${prefix}_… in ${this.page.url()}`)
    return found[0]
  }

  /** Every kind of page (or a sample of them) is looked at once by axe and for its width on either kind of screen; and photographed when asked. */
  async look(): Promise<void> {
    const kind = `${this.#who === 'public' ? 'phone' : 'desk'} ${this.path
      .replace(/[a-z]{3}_[0-9a-z]{26}/g, ':id')
      .replace(/\/s\/a\/[^/]+/, '/s/a/:draft')
      .replace(/\/(s|o)\/(?!a\/)[^/]+/, '/$1/:code')}`
    if (this.#seen.has(kind)) return
    this.#seen.add(kind)
    if (isDrawn({ for: 'axe', named: kind, share: 0.25 })) {
      const twin = await this.#twin?.()
      const found = await axeFinds(twin ? await this.#inTwin(twin) : this.page)
      await twin?.context().close()
      this.#violations.push(...found.map((f) => `${kind}: ${f}`))
    }
    if (!pictures && !isDrawn({ for: 'width', named: kind, share: 0.5 })) return
    const size = this.page.viewportSize()!
    for (const width of [390, 1280]) {
      await this.page.setViewportSize({ width, height: size.height })
      const wide = await widerBy(this.page)
      if (wide > 0) this.#violations.push(`${kind}: ${wide} px wider than a screen of ${width}`)
      if (pictures) await photograph(this.page, `${kind.replace(/[^\w]+/g, '-')}.${width}.${this.#lang}`)
    }
    await this.page.setViewportSize(size)
  }

  async #inTwin(twin: Page): Promise<Page> {
    const url = this.page.url()
    const html = await this.page.content()
    await twin.route(
      (u) => u.href === url,
      (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
    )
    await twin.goto(url)
    return twin
  }
}
