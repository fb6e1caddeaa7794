import { button, element } from './element.ts'
import { type Field, fieldsOf, typedIn } from './fields.ts'
import { keyByPin, newKey, type Vault, withNewPin } from './lock.ts'
import { reach } from './reach.ts'
import { putVault } from './store.ts'
import { type Lang, otherLang, type Words } from './words.ts'

/** What the screens before anything is open can do. */
export interface Start {
  readonly t: Words
  readonly lang: Lang
  readonly notice: string
  speak(lang: Lang): void
  show(screen: HTMLElement): void
  open(vault: Vault, key: CryptoKey): Promise<void>
  /** The telephone is lost: it is emptied. */
  lost(vault: Vault): Promise<void>
}
const here = '/sign-in?to=%2Fphone%2F'
const signInLink = (t: Words) => element('a', { class: 'button', href: here }, t.signIn)

function frame(s: Start, title: string, ...children: (Node | string | false)[]): HTMLElement {
  return element(
    'div',
    { class: 'start' },
    element(
      'header',
      {},
      element('strong', {}, 'Tandem'),
      button(s.t.otherLanguage, () => s.speak(otherLang(s.lang)), 'link'),
    ),
    element('h1', {}, title),
    element('p', { role: 'status', class: 'notice' }, s.notice),
    ...children,
  )
}

/** A form of the start: what is wrong is said above its button, and nothing typed is lost. */
function form(
  fields: Field[],
  t: Words,
  submits: string,
  work: (typed: Record<string, string>) => Promise<string | Node | undefined>,
): HTMLElement {
  const wrong = element('p', { class: 'wrong', role: 'alert' })
  const submit = element('button', { class: 'primary' }, submits) as HTMLButtonElement
  const f = element('form', { novalidate: false }, fieldsOf(fields, {}, {}, t), wrong, submit) as HTMLFormElement
  f.addEventListener('submit', (e) => {
    e.preventDefault()
    submit.disabled = true
    wrong.replaceChildren(t.opening)
    void work(typedIn(f, fields) as Record<string, string>)
      .catch(() => t.full)
      .then((says) => {
        submit.disabled = false
        wrong.replaceChildren(says ?? '')
      })
  })
  return f
}

const pins = (t: Words): Field[] => [
  { name: 'pin', label: t.pin, as: 'pin', hint: t.pinHint },
  { name: 'again', label: t.pinAgain, as: 'pin' },
]
const wrongPins = (i: Record<string, string>, t: Words): string | undefined =>
  (i.pin ?? '').length < 6 ? t.pinShort : i.pin === i.again ? undefined : t.pinsDiffer

/** The telephone becomes one that works without signal. */
export function setUpScreen(s: Start): HTMLElement {
  const { t } = s
  const name: Field = { name: 'name', label: t.phoneName, as: 'line', hint: t.phoneNameHint }
  const made = form([name, ...pins(t)], t, t.setUp, async (i) => {
    const no = wrongPins(i, t)
    if (no) return no
    const r = await reach<{ id: string; token: string; secret: string; owner: string; keepDays: number; now: string }>('enter', {
      name: i.name,
    })
    if (r.is === 'signed-out') return element('span', {}, t.signInFirst, ' ', signInLink(t))
    if (r.is !== 'said') return r.is === 'refused' ? r.says : r.is === 'no-signal' ? t.noSignal : t.serverBusy
    const { secret, owner, id, token, keepDays, now } = r.said
    const { key, ...halves } = await newKey({ pin: i.pin!, secret, owner })
    const vault: Vault = { owner, phone: { id, token }, name: i.name!, lang: s.lang, ...halves, heardAt: now, keepDays }
    await navigator.storage?.persist?.()
    await putVault(vault)
    await s.open(vault, key)
    return undefined
  })
  return frame(s, t.setUp, element('p', {}, t.setUpLead), made, element('p', {}, signInLink(t)))
}

/** The owner opens what lies on the telephone. */
export function pinScreen(s: Start, all: readonly Vault[], vault: Vault): HTMLElement {
  const { t } = s
  const opens = form([{ name: 'pin', label: t.pin, as: 'pin' }], t, t.open, async (i) => {
    const key = await keyByPin(vault, i.pin ?? '')
    if (!key) return t.pinWrong
    await s.open(vault, key)
    return undefined
  })
  const others = all.filter((v) => v !== vault).map((v) => button(v.name, () => s.show(pinScreen(s, all, v))))
  return frame(
    s,
    vault.name,
    opens,
    element(
      'p',
      {},
      button(t.forgot, () => s.show(newPinScreen(s, vault)), 'link'),
    ),
    element(
      'p',
      {},
      button(t.otherPerson, () => s.show(setUpScreen(s)), 'link'),
    ),
    ...others,
  )
}

/** The PIN was forgotten: whoever is signed in as the owner gets the server's half of the lock. */
function newPinScreen(s: Start, vault: Vault): HTMLElement {
  const { t } = s
  const made = form(pins(t), t, t.newPin, async (i) => {
    const no = wrongPins(i, t)
    if (no) return no
    const r = await reach<{ secret: string }>('open', { phone: vault.phone })
    if (r.is === 'lost') return await s.lost(vault).then(() => undefined)
    if (r.is === 'signed-out') return element('span', {}, t.signInAnew, ' ', signInLink(t))
    if (r.is !== 'said') return r.is === 'refused' ? r.says : r.is === 'no-signal' ? t.noSignal : r.is === 'gone' ? t.gone : t.serverBusy
    const renewed = await withNewPin(vault, r.said.secret, i.pin!)
    await putVault(renewed)
    await s.open(renewed, (await keyByPin(renewed, i.pin!))!)
    return undefined
  })
  return frame(s, t.newPin, element('p', {}, signInLink(t)), made)
}
