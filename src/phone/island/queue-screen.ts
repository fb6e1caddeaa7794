import type { Entry, Fields, Stands } from './carried.ts'
import { button, element } from './element.ts'
import { asText, formName, formNamed } from './entry-forms.ts'
import type { Here } from './here.ts'
import { milliseconds, momentNow } from './phone-clock.ts'
import { mineOver, type Waiting } from './queue.ts'
import { uuidAt } from './uuid-at.ts'

/** What is still on the telephone, each with why, and with what its owner can do about it. */
export function queueScreen(h: Here): HTMLElement {
  const { t, opened } = h
  const sends = h.signedOut
    ? element('a', { class: 'button primary', href: '/sign-in?to=%2Fphone%2F' }, t.signInToSend)
    : button(h.sending ? t.sending : t.sendNow, () => h.send(), 'primary')
  return element(
    'div',
    {},
    element('h1', {}, `${t.queue} ${opened.queue.length}`),
    h.signedOut && opened.queue.length > 0 && element('p', { class: 'notice' }, t.expired),
    opened.queue.length === 0 ? element('p', {}, t.queueEmpty) : element('div', { class: 'big' }, sends),
    opened.queue.map((w) => one(h, w)),
  )
}

function textOf(h: Here, entry: Entry, fields: Fields): string {
  const d = h.opened.data
  return asText(d && formNamed(formName(entry), d, h.t), fields)
}

function one(h: Here, w: Waiting): HTMLElement {
  const { t, opened } = h
  const text = [textOf(h, w.entry, w.entry.fields), ...(w.entry.photos ? [`${t.photosKept}${w.entry.photos}`] : [])].join('\n')
  const again = async (more: Partial<Entry>) => {
    await opened.write({ ...w.entry, ...more })
    await h.send()
  }
  const drop = async () => {
    if (confirm(t.dropSure)) {
      await opened.drop(w.entry.id)
      h.say('')
    }
  }
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    h.say(t.copied)
  }
  return element(
    'article',
    { class: w.is },
    element('p', { class: w.is === 'waiting' ? 'hint' : 'wrong' }, w.says ?? t.waits),
    [...new Set(Object.values(w.wrong ?? {}))].filter((s) => s !== w.says).map((s) => element('p', { class: 'wrong' }, s)),
    w.is === 'conflict' ? both(h, w, text) : element('pre', {}, text),
    element(
      'div',
      { class: 'actions' },
      w.is === 'ask-day' && button(t.dayRight, () => again({ dayKept: true }), 'primary'),
      w.is === 'session-there' && button(t.asWell, () => again({ asWell: true }), 'primary'),
      w.is === 'refused' && button(t.sendAgain, () => again({})),
      w.is !== 'conflict' && button(t.edit, () => h.go(`over/${w.entry.id}`)),
      w.is === 'refused' &&
        w.entry.kind === 'contact' &&
        w.entry.fields.note !== '' &&
        element('a', { class: 'button', href: '/clients/key' }, t.openNames),
      button(t.copy, copy),
      w.is !== 'conflict' && button(t.drop, drop, 'link'),
    ),
  )
}

/** Both versions, and whose choice it is. */
function both(h: Here, w: Waiting, mine: string): HTMLElement {
  const { t, opened } = h
  const over = mineOver(w, { id: uuidAt(milliseconds()), at: momentNow(), reason: t.changedOnPhone })
  const choose = async (entry: Entry | undefined) => {
    if (entry) await opened.write(entry)
    await opened.drop(w.entry.id)
    if (entry) await h.send()
    else h.say('')
  }
  return element(
    'div',
    { class: 'both' },
    element(
      'section',
      {},
      element('h2', {}, t.theirs),
      element('pre', {}, w.stands ? standing(h, w.stands) : t.none),
      button(t.keepTheirs, () => choose(undefined)),
    ),
    element('section', {}, element('h2', {}, t.mine), element('pre', {}, mine), over && button(t.keepMine, () => choose(over), 'primary')),
  )
}

function standing(h: Here, s: Stands): string {
  const d = h.opened.data
  return asText(d && formNamed('record/', d, h.t), s.fields)
}
