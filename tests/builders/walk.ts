import { parseHTML } from 'linkedom'
import { openSession } from '../../src/people/session.ts'
import { cash, type Secrets, words } from './everything.ts'
import type { World } from './world.ts'

export type Lang = 'zh' | 'en'
export interface Field {
  name: string
  kind: string
  /** What the page has filled in, or what is chosen. */
  values: string[]
  /** What can be chosen. */
  options: string[]
  /** Said to be optional beside its label. */
  optional: boolean
}
/** A form as a page shows it to somebody, on a record of the world. */
export interface SeenForm {
  who: string
  /** Page it stands on. */
  page: string
  action: string
  /** The route behind it, as the application names it. */
  route: string
  fields: Field[]
  upload: boolean
}
export interface Answer {
  status: number
  text: string
  type: string
  location: string | null
}

/** One person at a browser that keeps a session and can be sent many requests. */
export interface Visitor {
  who: string
  get(path: string, lang?: Lang): Promise<Answer>
  post(path: string, body: BodyInit | Record<string, string | string[]>, o?: { lang?: Lang; type?: string }): Promise<Answer>
}

export async function visitor(w: World, who: string, token?: string): Promise<Visitor> {
  const ctx = await w.as(who)
  const session =
    who === 'public' || token
      ? undefined
      : await openSession(ctx, ctx.db, {
          userId: ctx.asker.userId!,
          organisationId: ctx.asker.organisationId!,
          demonstration: false,
          device: null,
        })
  const headers = (lang: Lang): Record<string, string> => ({
    host: 'test.example',
    origin: 'http://test.example',
    cookie: `language=${lang}${session ? `; tandem=${session}` : ''}`,
    ...(token && { authorization: `Bearer ${token}` }),
  })
  const answer = async (r: Response): Promise<Answer> => ({
    status: r.status,
    text: await r.text(),
    type: r.headers.get('content-type') ?? '',
    location: r.headers.get('location'),
  })
  return {
    who,
    get: async (path, lang = 'zh') => await answer(await w.app.request(`http://test.example${path}`, { headers: headers(lang) })),
    async post(path, body, o = {}) {
      const sent =
        typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype ? encoded(body as Record<string, string>) : body
      return await answer(
        await w.app.request(`http://test.example${path}`, {
          method: 'POST',
          body: sent as BodyInit,
          headers: { ...headers(o.lang ?? 'zh'), ...(o.type && { 'content-type': o.type }) },
        }),
      )
    },
  }
}
export const encoded = (fields: Record<string, string | string[]>): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).flatMap(([k, v]) => [v].flat().map((x) => [k, x] as [string, string])))

/** The route of the application that takes an address, as in `/plans/:id/edit`. */
export function routeFinder(w: World, method: string): (path: string) => string | undefined {
  const seen = new Map<string, RegExp>()
  for (const r of w.app.routes)
    if (r.method === method && !seen.has(r.path))
      seen.set(
        r.path,
        new RegExp(`^${r.path.replace(/[.]/g, '\\.').replace(/:\w+(?:\{(.+?)\})?(?=\/|$)/g, (_, of?: string) => `(?:${of ?? '[^/]+'})`)}$`),
      )
  const all = [...seen].sort(([a], [b]) => (a.match(/:/g)?.length ?? 0) - (b.match(/:/g)?.length ?? 0))
  return (path) => all.find(([, is]) => is.test(path))?.[0]
}

/** The forms that change something on a page. */
export function formsOf(html: string, page: string): Omit<SeenForm, 'who' | 'route'>[] {
  const { document } = parseHTML(html)
  return [...document.querySelectorAll('form')]
    .filter((f) => f.getAttribute('method')?.toLowerCase() === 'post')
    .map((f) => {
      const fields = new Map<string, Field>()
      for (const e of f.querySelectorAll('input, select, textarea, button')) {
        const name = e.getAttribute('name')
        // As whom it was opened: who sends it is chosen by the test, and tests/opened-for.test.ts looks at this field.
        if (!name || name === '_for') continue
        const kind =
          e.tagName === 'INPUT'
            ? (e.getAttribute('inputMode') ?? e.getAttribute('inputmode') ?? e.getAttribute('type') ?? 'text')
            : e.tagName.toLowerCase()
        // What cannot be typed into, as the name beside a password, is the browser's.
        if (e.hasAttribute('disabled') || e.hasAttribute('readonly') || e.hasAttribute('readOnly')) continue
        const field = fields.get(name) ?? {
          name,
          kind,
          values: [],
          options: [],
          optional: e.closest('.field')?.querySelector('.optional') != null,
        }
        fields.set(name, field)
        const value = e.tagName === 'TEXTAREA' ? (e.textContent ?? '') : (e.getAttribute('value') ?? '')
        if (kind === 'select') {
          const options = [...e.querySelectorAll('option')]
          field.options.push(
            ...options.filter((o) => !o.hasAttribute('disabled')).map((o) => o.getAttribute('value') ?? o.textContent ?? ''),
          )
          const chosen = options.find((o) => o.hasAttribute('selected'))
          if (chosen) field.values.push(chosen.getAttribute('value') ?? '')
        } else if (kind === 'radio' || kind === 'checkbox') {
          field.options.push(value)
          if (e.hasAttribute('checked')) field.values.push(value)
        } else field.values.push(value)
      }
      return {
        page,
        action: f.getAttribute('action') || page,
        fields: [...fields.values()],
        upload: f.getAttribute('enctype') === 'multipart/form-data',
      }
    })
}

export interface Walked {
  /** Every page that was opened, by its address. */
  pages: Map<string, Answer>
  forms: SeenForm[]
}

/**
 * Follows the links of one person from where they begin, as far as this host goes. Of each route at most so many addresses are
 * opened, and of each address one with a query at most.
 */
export async function walk(
  w: World,
  v: Visitor,
  o: { from?: readonly string[]; perRoute?: number; leave?: (path: string) => boolean } = {},
): Promise<Walked> {
  const [route, postRoute] = [routeFinder(w, 'GET'), routeFinder(w, 'POST')]
  const pages = new Map<string, Answer>()
  const forms: SeenForm[] = []
  const counts = new Map<string, number>()
  const queue = [...(o.from ?? ['/'])]
  const known = new Set(queue)
  const add = (href: string, page: string) => {
    const url = new URL(href.replaceAll('&amp;', '&'), `http://test.example${page}`)
    if (url.host !== 'test.example') return
    const path = url.pathname + url.search
    if (known.has(path) || o.leave?.(path)) return
    known.add(path)
    queue.push(path)
  }
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const [bare, query] = path.split('?') as [string, string?]
    const name = `${route(bare)}${query === undefined ? '' : `?${[...new URLSearchParams(query).keys()].sort().join('&')}`}`
    const seen = counts.get(name) ?? 0
    if (seen >= (o.perRoute ?? 14)) continue
    counts.set(name, seen + 1)
    const answer = await v.get(path)
    pages.set(path, answer)
    if (answer.location) add(answer.location, path)
    if (!answer.type.includes('html')) continue
    for (const m of answer.text.matchAll(/<a\b[^>]*?href="([^"#]+)(?:#[^"]*)?"/g)) add(m[1]!, path)
    for (const f of formsOf(answer.text, path)) {
      const to = postRoute(new URL(f.action, 'http://test.example').pathname)
      if (to) forms.push({ ...f, who: v.who, route: to })
      else throw new Error(`${v.who} ${path}: a form without a route: ${f.action}`)
    }
  }
  return { pages, forms }
}

/** Who uses what: where each person begins, and which part of the application is theirs. What they only read is left to others. */
const parts: readonly { who: string; from: readonly string[]; within: RegExp }[] = [
  {
    who: 'officer',
    from: ['/', '/needs', '/surveys', '/plans', '/tenders', '/contracts/new', '/delivery', '/payments'],
    within: /^\/(?!law|open|log|rules|modes|people)/,
  },
  {
    who: 'head',
    from: ['/tenders', '/contracts', '/payments', '/evaluations'],
    within: /^\/(tenders|challenges|complaints|contracts|payments|evaluations)/,
  },
  { who: 'approver', from: ['/plans'], within: /^\/plans/ },
  {
    who: 'manager-tongxin',
    from: ['/', '/people', '/clients/key'],
    within: /^\/(clients\/key|contracts|delivery|payments|evaluations|people|account|tenders|challenges|complaints|search|due)/,
  },
  {
    who: 'manager-bangban',
    from: ['/tenders', '/contracts', '/delivery', '/payments', '/evaluations'],
    within: /^\/(contracts|delivery|payments|evaluations|tenders)/,
  },
  { who: 'manager-nuanyang', from: ['/tenders', '/contracts'], within: /^\/(contracts|tenders)/ },
  { who: 'worker-tongxin', from: ['/delivery', '/account'], within: /^\/(delivery|account)/ },
  ...['expert1', 'expert2', 'expert3', 'expert4', 'expert5'].map((who) => ({ who, from: ['/panel'], within: /^\/panel/ })),
  { who: 'evaluator', from: ['/evaluations', '/delivery'], within: /^\/(evaluations|delivery\/acceptances)/ },
  { who: 'committee', from: ['/surveys', '/delivery'], within: /^\/(surveys|delivery)/ },
  { who: 'treasurer', from: ['/payments'], within: /^\/payments/ },
  { who: 'reviewer', from: ['/complaints'], within: /^\/complaints/ },
  { who: 'auditor', from: ['/log', '/modes', '/law/when-paid'], within: /^\/(log|rules|modes)/ },
  { who: 'data-officer', from: ['/personal-data', '/personal-data?q=居民'], within: /^\/personal-data/ },
  {
    who: 'administrator',
    from: [
      '/people',
      '/settings/name',
      '/settings/contact',
      '/settings/publishing',
      '/settings/numbering',
      '/settings/retention',
      '/settings/place',
      '/settings/voices',
      '/settings/logo',
      '/law/calendar',
      '/law/local',
    ],
    within: /^\/(people|settings\/(name|contact|publishing|numbering|retention|place|logo|voices)|law\/(calendar|local))/,
  },
]
/** Sorting and paging show the same records again. */
const again = /[?&](sort|page)=|^\/language/

export interface MetPage {
  /** One of those who opened it. */
  who: string
  status: number
  /** Words on it that not everybody may read. */
  holds: string[]
}
export type Word = keyof typeof words | 'cash'
/** Which of the words that not everybody may read stand in a text. */
export const heldBy = (text: string): Word[] =>
  ([...Object.entries(words), ['cash', cash]] as [Word, string][])
    .filter(([, said]) => text.includes(said) || text.includes(said.replace(',', '')))
    .map(([name]) => name)

/** Every page and every form that the people of the world meet, found by following links. */
export async function meet(w: World, secrets: Secrets): Promise<{ forms: SeenForm[]; pages: Record<string, MetPage> }> {
  const forms: SeenForm[] = []
  const pages: Record<string, MetPage> = {}
  const keep = (x: Walked, who: string) => {
    forms.push(...x.forms)
    for (const [path, a] of x.pages) {
      const holds = [...new Set([...(pages[path]?.holds ?? []), ...heldBy(a.text)])]
      pages[path] = { who, status: Math.min(a.status, pages[path]?.status ?? 599), holds }
    }
  }
  for (const { who, from, within } of parts) {
    const leave = (path: string) => again.test(path) || !within.test(path)
    keep(await walk(w, await visitor(w, who), { from, leave }), who)
  }
  const handed = [`/s/${secrets.slip}`, `/o/${secrets.openLink}`, `/s/a/${secrets.draft}/check`, `/s/a/${secrets.whole}/check`]
  keep(
    await walk(w, await visitor(w, 'public'), {
      from: ['/', '/sign-in', '/open', `/invitations/${secrets.invitation}`, ...handed],
      leave: (path) => again.test(path) || /^\/(law|tenders|plans|needs)/.test(path),
      perRoute: 4,
    }),
    'public',
  )
  return { forms, pages }
}
