import {
  type Answer,
  type Everything,
  everything,
  filled,
  heldBy,
  oneOfEach,
  routeFinder,
  type SeenForm,
  type Visitor,
  visitor,
  type Word,
} from '#testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Action, may, type Parties } from '#people'
import type { Asker } from '#platform'

/*
 * What belongs to one organisation is never shown to another, and never changed by it: every page and every form of real records,
 * asked for by people who have no part in them. What each may read is taken from the table of permissions.
 */

let w: Everything
let forms: SeenForm[]
const askers = new Map<string, Asker>()
const people = new Map<string, Visitor>()
const strangers = ['officer-next', 'manager-next', 'worker-next', 'public']
const insiders = ['manager-tongxin', 'manager-bangban', 'worker-bangban', 'expert1', 'evaluator', 'committee', 'treasurer', 'administrator']
beforeAll(async () => {
  w = await everything()
  forms = oneOfEach(w)
  for (const who of [...strangers, ...insiders]) {
    people.set(who, await visitor(w, who))
    askers.set(who, (await w.as(who)).asker)
  }
  for (const who of Object.keys(w.secrets.tokens)) askers.set(who, (await w.as(who)).asker)
})
afterAll(() => w.close())

/** The content of a page without what its frame says of the reader. */
const content = (a: Answer): string => /<main[\s\S]*<\/main>/.exec(a.text)?.[0] ?? a.text
const route = (): ((path: string) => string | undefined) => {
  const of = routeFinder(w, 'GET')
  return (path) => of(path.split('?')[0]!)
}
/** So many addresses of each route that people of the world opened. */
function addresses(perRoute: number, only: (path: string, route: string) => boolean): string[] {
  const of = route()
  const counts = new Map<string, number>()
  return Object.entries(w.pages)
    .filter(([path, p]) => p.status === 200 && only(path, of(path) ?? ''))
    .map(([path]) => path)
    .filter((path) => {
      const key = `${of(path)}${path.includes('format=') ? '.csv' : ''}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return counts.get(key)! <= perRoute
    })
}

/** Pages that are public: what was published, and what follows from it. */
const forEverybody =
  /^\/(open|word$|said$|plans\/:id$|tenders\/:id(\/document|\/redress)?$|delivery\/notices|evaluations\/(purchasers|institutions)|rules)/

/** Pages of a record that somebody without a part in it may open by the table of permissions, because their role reaches any. */
const anyRecord: readonly (readonly [RegExp, Action])[] = [
  [/^\/modes/, 'modes.read'],
  // The page on which an institution answers a call that is open to all.
  [/^\/tenders\/:id\/bid$/, 'tenders.ask'],
  // Any supplier with the documents may challenge them.
  [/^\/tenders\/:id\/challenges\/new$/, 'tenders.ask'],
]

test('a page of a record opens to a stranger only where it opens to everybody, or their role reaches any record', async () => {
  const found: string[] = []
  const of = route()
  const withId = addresses(1, (_, r) => r.includes(':') && !/^\/(s|o|invitations|language|assets|law)\//.test(r))
  expect(new Set(withId.map(of)).size).toBeGreaterThan(45)
  for (const path of withId) {
    const open = await people.get('public')!.get(path)
    if (open.status === 200 && !forEverybody.test(of(path)!)) found.push(`the public ${path}: ${open.status}`)
    for (const who of strangers.filter((s) => s !== 'public')) {
      const r = await people.get(who)!.get(path)
      if (r.status >= 500) found.push(`${who} ${path}: ${r.status}`)
      if (r.status >= 400 || open.status === 200) continue
      const allowed = anyRecord.some(([is, action]) => is.test(of(path)!) && may(askers.get(who)!, action))
      if (!allowed && r.status !== 302) found.push(`${who} ${path}: ${r.status}, and the public gets ${open.status}`)
    }
  }
  expect(found).toEqual([])
})

/** Who may read each of the words, by the table of permissions. */
function readers(): Record<Word, (who: string, a: Asker) => boolean> {
  const { office, institutions } = w.district
  const by =
    (parties: Parties, ...actions: Action[]) =>
    (_: string, a: Asker) =>
      actions.some((x) => may(a, x, parties))
  const contract = (provider: string, ...actions: Action[]) => by({ purchaserId: office, providerId: provider }, ...actions)
  const onPanel = (who: string) => /^expert\d|^officer$/.test(who)
  return {
    planDraft: by({ purchaserId: office }, 'plans.read', 'purchases.read', 'needs.read'),
    tenderDraft: by({ purchaserId: office }, 'tenders.read'),
    need: by({ purchaserId: office }, 'needs.read', 'purchases.read', 'log.read'),
    proposal: contract(institutions.tongxin, 'contracts.read'),
    claimAsked: contract(institutions.bangban, 'payments.read'),
    handIn: contract(institutions.bangban, 'delivery.read', 'delivery.opinion', 'payments.read'),
    // Published with the notice of what was accepted.
    heard: () => true,
    // Questions are answered for everybody; who asked is told to nobody.
    question: () => true,
    // Marks of an open round lie sealed: only the side that gave them.
    mark: (_, a) => a.organisationId === office,
    cash: by({ organisationId: institutions.tongxin }, 'payments.cash'),
    // Opened bids and scores: the panel, who reads tenders, and each bidder its own.
    bid: (who, a) => onPanel(who) || may(a, 'tenders.read', { purchaserId: office }) || who.startsWith('manager-'),
    score: (who, a) => onPanel(who) || may(a, 'tenders.read', { purchaserId: office }) || who.startsWith('manager-'),
  }
}

test('words of a record are found by those who may read it and by nobody else', async () => {
  const found: string[] = []
  const allowed = readers()
  const of = route()
  const counts = new Map<string, number>()
  const holding = Object.entries(w.pages).filter(([path, p]) =>
    p.holds.some((word) => {
      const key = `${word} ${of(path)}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return counts.get(key)! <= 1
    }),
  )
  // Each word stands on a page that somebody opened: a word nobody meets would prove nothing.
  const met = new Set(holding.flatMap(([, p]) => p.holds))
  expect(Object.keys(allowed).filter((word) => !met.has(word) && word !== 'mark' && word !== 'cash')).toEqual([])
  expect(heldBy((await people.get('manager-tongxin')!.get('/payments/cash')).text)).toContain('cash')
  const lists = [
    '/',
    '/due',
    '/log',
    '/open',
    '/open/purchases',
    '/open/heard',
    '/open/ocds.json',
    '/open/records.json',
    '/open/feed.atom',
    '/modes',
    '/payments/export.csv',
    '/payments/cash',
  ]
  const searches = ['暗语', '邦伴', '187654'].map((q) => `/search?q=${encodeURIComponent(q)}`)
  const csvs = ['/needs', '/surveys', '/plans', '/tenders', '/contracts', '/delivery/records', '/payments', '/evaluations'].map(
    (l) => `${l}?format=csv`,
  )
  for (const path of [...holding.map(([p]) => p), ...lists, ...searches, ...csvs])
    for (const [who, v] of people) {
      const r = await v.get(path)
      if (r.status >= 500) found.push(`${who} ${path}: ${r.status}`)
      for (const word of heldBy(r.text)) if (!allowed[word](who, askers.get(who)!)) found.push(`${who} ${path}: reads “${word}”`)
      // A bid that was opened is read by its bidder and by the panel, never by another bidder.
      for (const other of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'])
        if (/^(manager|worker)-/.test(who) && who !== other && r.text.includes(`暗语标书甲${other}`))
          found.push(`${who} ${path}: reads the bid of ${other}`)
    }
  expect(found).toEqual([])
})

test('nobody learns before the deadline who has bid, or that anybody has', async () => {
  const found: string[] = []
  const { db } = w.database
  const [open] = await db
    .withTables<{ tenders: { id: string; purchase_id: string; state: string; number: string }; bids: { tender_id: string } }>()
    .selectFrom('tenders')
    .innerJoin('bids', 'bids.tender_id', 'tenders.id')
    .select(['tenders.id', 'tenders.purchase_id'])
    .where('tenders.state', '=', 'published')
    .execute()
  const { id, purchase_id: purchase } = open!
  const paths = [
    ...['', '/document', '/panel', '/award', '/bid', '/redress'].map((x) => `/tenders/${id}${x}`),
    ...['', '/history', '/rules'].map((x) => `/purchases/${purchase}${x}`),
    ...[`/rules/tender/${id}`, `/rules/tender/${id}?format=json`, `/open/purchases/${purchase}`, `/open/purchases/${purchase}/ocds.json`],
    ...['record.json', 'feed.atom'].map((file) => `/open/purchases/${purchase}/${file}`),
    ...[`/panel/${id}`, '/log', `/log?q=${id}`, `/api/tenders/${id}`, '/api/tenders', '/tenders?format=csv'],
  ]
  for (const path of paths)
    for (const [who, v] of people) {
      if (who === 'manager-bangban') continue
      const r = await v.get(path)
      const text = path.includes(id) || path.includes(purchase) ? content(r) : ''
      if (r.text.includes('暗语标书甲manager-bangban') && !onlyOpened(r.text, id)) found.push(`${who} ${path}: the bid`)
      if (text.includes('邦伴') || text.includes(w.district.institutions.bangban)) found.push(`${who} ${path}: the bidder`)
      if (text.includes('bids.submit')) found.push(`${who} ${path}: that there is a bid`)
    }
  expect(found).toEqual([])
})
/** Whether a text is about another tender, whose bids are open. */
const onlyOpened = (text: string, id: string): boolean => !text.includes(id)

/** Forms a stranger may use, because they concern nobody but themselves or are open to all of their role. */
const own: readonly RegExp[] = [
  /^\/account/,
  // Each institution makes a key of its own.
  /^\/clients\/key/,
  /^\/notices/,
  /^\/sign-in/,
  /^\/invitations/,
  /^\/(s|o)\//,
  /^\/word$/,
  /^\/suppliers\/register$/,
  /^\/payments\/cash$/,
  // Each office keeps series and units of its own.
  /^\/plans\/(series\/new|units|units\/new)$/,
  /^\/surveys\/questionnaires\/new$/,
]
const openTo = (who: string, route: string): boolean =>
  own.some((x) => x.test(route)) || (who === 'manager-next' && /^\/tenders\/:id\/(bid|questions|inquiries|challenges\/new)$/.test(route))

test('a form of a record is refused to a stranger, leaves nothing behind and is kept in the log', async () => {
  const found: string[] = []
  const untouched = await w.fingerprints()
  const anId = /^[a-z]{3}_[0-9a-z]{26}$/
  for (const [n, f] of forms.entries()) {
    // Where a record is chosen in the form, one of the other organisation is.
    const chosen = Object.fromEntries(
      f.fields.flatMap((x) => {
        const id = x.options.find((o) => anId.test(o))
        return id ? [[x.name, id]] : []
      }),
    )
    // Somebody of the same role elsewhere, and one of the others in turn.
    const same = f.who.replace(/-.*$/, '')
    const alike = strangers.find((s) => s.startsWith(same)) ?? 'officer-next'
    for (const who of new Set([alike, strangers[n % strangers.length]!])) {
      if (openTo(who, f.route)) continue
      await w.rewind.mark()
      const r = await people.get(who)!.post(f.action, { ...filled(f), ...chosen })
      const touched = [...w.rewind.written()].filter((t) => t in untouched)
      const now = touched.length > 0 ? await w.fingerprints() : untouched
      const logged = w.rewind.written().has('record_log')
      await w.rewind.rewind()
      const left = Object.keys(untouched).filter((t) => now[t] !== untouched[t])
      if (r.status < 400 || r.status >= 500) found.push(`${who} ${f.route}: ${r.status} ${r.location ?? ''}`)
      if (left.length > 0) found.push(`${who} ${f.route}: left something behind in ${left.join(', ')}`)
      // Without its file the upload does not come as far as its use case.
      // Looking at what a list would change writes nothing; storing it does, and is kept in the log.
      const onlyLooks = [
        '/needs/communities/upload',
        '/delivery/import',
        '/people/communities/upload',
        '/people/experts/upload',
        '/settings/logo',
        '/people/:id/logo',
        '/payments/batch/answer',
        '/settings/numbering/look',
        '/settings/numbering/offices/:office/look',
        '/settings/retention/look',
      ].includes(f.route)
      if (r.status === 403 && !logged && !onlyLooks) found.push(`${who} ${f.route}: 403 and not in the log`)
      // What somebody sent themselves is shown to them again.
      for (const word of heldBy(r.text))
        if (word !== 'question' && !heldBy(JSON.stringify(filled(f))).includes(word)) found.push(`${who} ${f.route}: reads “${word}”`)
    }
  }
  expect(found).toEqual([])
})

test('a token of another organisation reads nothing of these records through the API', async () => {
  const found: string[] = []
  const allowed = readers()
  const of = routeFinder(w, 'GET')
  const lists = ['purchases', 'surveys', 'needs', 'plans', 'tenders', 'contracts', 'duties', 'records', 'acceptances', 'claims']
  const owner = await visitor(w, 'officer', w.secrets.tokens.officer)
  for (const list of lists) {
    const all = await owner.get(`/api/${list}`)
    expect([list, all.status]).toEqual([list, 200])
    const ids = [...new Set([...all.text.matchAll(/"id":"([a-z]{3}_[0-9a-z]{26})"/g)].map((m) => m[1]!))]
    const single = `/api/${list}/`
    const paths = [`/api/${list}`, ...ids.slice(0, 3).map((id) => (list === 'surveys' ? `${single}${id}/totals` : `${single}${id}`))]
    for (const [who, token] of Object.entries(w.secrets.tokens)) {
      if (who === 'officer') continue
      const v = await visitor(w, who, token)
      for (const path of paths.filter((p) => of(p))) {
        const r = await v.get(path)
        for (const word of heldBy(r.text)) if (!allowed[word](who, askers.get(who)!)) found.push(`${who} ${path}: reads “${word}”`)
        if (!/-next$/.test(who) || r.status >= 400) continue
        // Of a list a stranger gets what is public, of a record nothing but that.
        const open = await people.get('public')!.get(path.replace('/api/', '/open/'))
        const shown = ids.filter((id) => r.text.includes(id))
        if (shown.length > 0 && !['purchases', 'tenders', 'plans', 'needs'].includes(list))
          found.push(`${who} ${path}: ${r.status} ${shown.length} (${open.status})`)
      }
    }
  }
  expect(found).toEqual([])
})
