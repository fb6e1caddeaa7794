import { button, element } from './element.ts'
import { formScreen } from './form-screen.ts'
import { formName } from './entry-forms.ts'
import type { Here } from './here.ts'
import { homeScreen, listScreen } from './home-screen.ts'
import type { Vault } from './lock.ts'
import { Opened } from './opened.ts'
import { daysSince, milliseconds } from './phone-clock.ts'
import { queueScreen } from './queue-screen.ts'
import { reach } from './reach.ts'
import { type Index, indexOf } from './search.ts'
import { send } from './send.ts'
import { pinScreen, setUpScreen, type Start } from './start-screen.ts'
import { placesOf, vaults, wipe } from './store.ts'
import { type Lang, langOf, wordsIn } from './words.ts'

/* The island begins here: it finds what lies on the telephone, opens it with a PIN, and shows one screen at a time. */

/** So long nobody touches the telephone before it locks itself. */
const idleMinutes = 5

const root = document.getElementById('island')!
let lang: Lang = langOf(navigator.language)
let notice = ''
let opened: Opened | undefined
let index: Index = []
let [signedOut, sending] = [false, false]
let touchedAt = milliseconds()
const t = () => wordsIn(lang)

const start: Start = {
  get t() {
    return t()
  },
  get lang() {
    return lang
  },
  get notice() {
    return notice
  },
  speak(next) {
    lang = next
    void begin()
  },
  show: (screen) => root.replaceChildren(screen),
  open,
  lost: empty,
}

/** The first screen: whose PIN, or how one begins. A telephone that is lost is emptied before anything can be opened. */
async function begin(): Promise<void> {
  document.documentElement.lang = lang
  const all = await vaults()
  for (const v of all) if (await isLost(v)) return await empty(v)
  const last = all.toSorted((a, b) => (a.heardAt < b.heardAt ? 1 : -1))[0]
  root.replaceChildren(last ? pinScreen(start, all, last) : setUpScreen(start))
}

async function isLost(v: Vault): Promise<boolean> {
  if (!navigator.onLine) return false
  const r = await reach<{ state: string }>('contact', { phone: v.phone })
  return r.is === 'lost' || (r.is === 'said' && r.said.state === 'lost')
}

/** Takes everything off the telephone and tells the server so. */
async function empty(v: Vault): Promise<void> {
  const unsent = (await placesOf(`${v.owner}/entry/`)).length
  opened = undefined
  await wipe(v.owner)
  await reach('contact', { phone: v.phone, wiped: true })
  root.replaceChildren(element('p', { class: 'notice', role: 'alert' }, `${t().lost}${unsent}`))
}

async function open(vault: Vault, key: CryptoKey): Promise<void> {
  const o = new Opened(vault, key)
  const tooOld = daysSince(vault.heardAt) > vault.keepDays
  await o.load({ tooOld })
  lang = vault.lang
  document.documentElement.lang = lang
  opened = o
  notice = tooOld ? t().tooOld : ''
  reindex()
  show()
  await sendNow()
}

const reindex = () => (index = opened?.data ? indexOf(opened.data) : [])

function here(o: Opened): Here {
  return {
    ...{ t: t(), lang, opened: o, index, notice, signedOut, sending },
    go: (screen) => {
      notice = ''
      if (location.hash === `#${screen}`) show()
      else location.hash = screen
    },
    say: (says) => {
      notice = says
      show()
    },
    send: sendNow,
    lock: () => lockNow(''),
    remove: () => remove(o),
  }
}

function show(): void {
  if (!opened) return
  const h = here(opened)
  const name = decodeURIComponent(location.hash.slice(1))
  root.replaceChildren(bar(h, name), element('p', { role: 'status', class: 'notice' }, h.notice), screenOf(h, name))
  if (name !== '') scrollTo(0, 0)
}

function screenOf(h: Here, name: string): HTMLElement {
  if (name.startsWith('form/')) return formScreen(h, name.slice(5))
  if (name === 'cases' || name === 'groups' || name === 'records') return listScreen(h, name)
  if (name === 'queue') return queueScreen(h)
  const over = name.startsWith('over/') ? h.opened.queue.find((w) => w.entry.id === name.slice(5)) : undefined
  return over ? formScreen(h, formName(over.entry), over) : homeScreen(h)
}

const bar = (h: Here, name: string): HTMLElement =>
  element(
    'header',
    {},
    name === '' ? element('strong', {}, 'Tandem') : button(h.t.back, () => h.go(''), 'link'),
    element('span', { class: navigator.onLine ? 'on' : 'off' }, navigator.onLine ? h.t.online : h.t.offline),
    button(`${h.t.queue} ${h.opened.queue.length}`, () => h.go('queue'), h.opened.queue.some((w) => w.is !== 'waiting') ? 'warn' : 'plain'),
    button(h.t.lock, () => h.lock(), 'link'),
  )

/** Sends, and says how that ended. A form that is being filled in is not taken away from under the fingers. */
async function sendNow(): Promise<void> {
  const o = opened
  if (!o || sending) return
  sending = true
  refresh()
  const r = await send(o).finally(() => (sending = false))
  if (opened !== o) return
  if (r.is === 'lost') return await empty(o.vault)
  signedOut = r.is === 'signed-out'
  reindex()
  const n = o.queue.length
  const w = t()
  if (r.is === 'sent') notice = r.ahead === null ? (n === 0 ? '' : notice) : `${w.clockWrong} ${Math.abs(r.ahead)} ${w.minutesLong}`
  else if (r.is === 'refused') notice = r.says
  else notice = { 'no-signal': notice || w.noSignal, 'signed-out': w.expired, gone: w.gone, busy: w.serverBusy }[r.is]
  refresh()
}
function refresh(): void {
  if (!/^#(form|over)\//.test(location.hash)) show()
}

function lockNow(says: string): void {
  opened = undefined
  index = []
  notice = says
  void begin()
}

/** The owner stops using it here: what waits is sent or copied first. */
async function remove(o: Opened): Promise<void> {
  if (o.queue.length > 0) return here(o).say(t().removeWaits)
  if (!confirm(t().removeSure)) return
  const r = await reach('remove', { phone: o.vault.phone })
  if (r.is !== 'said' && r.is !== 'gone')
    return here(o).say(r.is === 'signed-out' ? t().expired : r.is === 'refused' ? r.says : t().noSignal)
  opened = undefined
  await wipe(o.vault.owner)
  location.assign('/phones')
}

for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, () => (touchedAt = milliseconds()))
setInterval(() => {
  if (opened && milliseconds() - touchedAt > idleMinutes * 60_000) lockNow(t().lockedAgain)
}, 15_000)
addEventListener('hashchange', () => show())
addEventListener('online', () => void sendNow())
addEventListener('offline', () => refresh())
void navigator.serviceWorker?.register('/phone/worker.js', { scope: '/phone/' })
await begin()
