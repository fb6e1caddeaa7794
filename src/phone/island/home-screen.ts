import { button, element } from './element.ts'
import { formName } from './entry-forms.ts'
import type { Here } from './here.ts'
import { minutesSince, momentHere, momentNow, todayHere } from './phone-clock.ts'
import { find, type Found } from './search.ts'

/** What is before the worker: what waits, what is planned, and what is begun from here with one thumb. */
export function homeScreen(h: Here): HTMLElement {
  const { t, opened } = h
  const d = opened.data
  if (!d)
    return element('div', {}, element('p', {}, t.noData), element('a', { class: 'button', href: '/sign-in?to=%2Fphone%2F' }, t.signIn))
  return element(
    'div',
    {},
    visit(h),
    element(
      'div',
      { class: 'big' },
      button(t.record, () => h.go('form/record/'), 'primary'),
    ),
    finder(h),
    element('section', {}, element('h2', {}, t.today), today(h)),
    element(
      'nav',
      { class: 'big' },
      button(`${t.cases} ${d.cases.length}`, () => h.go('cases')),
      button(`${t.groups} ${d.groups.length}`, () => h.go('groups')),
      button(`${t.records} ${d.records.length}`, () => h.go('records')),
    ),
    element(
      'footer',
      {},
      `${t.heard} ${momentHere(opened.vault.heardAt)} `,
      button(t.removePhone, () => h.remove(), 'link'),
    ),
  )
}

/** A visit that goes on: it is stopped into the form of its record, with its minutes. */
function visit(h: Here): HTMLElement | false {
  const v = h.opened.visit
  if (!v) return false
  const stop = async () => {
    const before = h.opened.drafts.get(v.form) ?? {}
    await h.opened.keepDraft(v.form, { ...before, minutes: String(minutesSince(v.since)) })
    await h.opened.end()
    h.go(`form/${v.form}`)
  }
  return element('p', { class: 'visit' }, `${h.t.running}${minutesSince(v.since)} ${h.t.minutesLong} `, button(h.t.stop, stop, 'primary'))
}

function finder(h: Here): HTMLElement {
  const results = element('div', { 'aria-live': 'polite' })
  const box = element('input', { type: 'search', id: 'find', 'aria-label': h.t.search, placeholder: h.t.search }) as HTMLInputElement
  box.addEventListener('input', () => {
    const found = find(h.index, box.value)
    results.replaceChildren(...(found.length > 0 ? [rows(h, found)] : box.value.trim() === '' ? [] : [h.t.nothingFound]))
  })
  return element('search', {}, box, results)
}

const rows = (h: Here, found: readonly Found[]): HTMLElement =>
  element(
    'ul',
    { class: 'rows' },
    found.map((f) =>
      element(
        'li',
        {},
        button(f.says, () => h.go(`form/${formOf(f)}`)),
        canBegin(f) && button(h.t.start, () => begin(h, formOf(f))),
      ),
    ),
  )
const formOf = (f: Found): string =>
  formName({ kind: f.kind === 'record' ? 'correction' : f.kind === 'group' ? 'session' : 'contact', of: f.id })
const canBegin = (f: Found): boolean => f.kind === 'case' || f.kind === 'group'
async function begin(h: Here, form: string): Promise<void> {
  await h.opened.begin({ form, since: momentNow() })
  h.go('')
}

/** Cases and groups that are planned for today or were before. */
function today(h: Here): HTMLElement {
  const d = h.opened.data!
  const on = todayHere()
  const says = new Map(d.choices.contact)
  const cases = d.cases.flatMap((k): (Found & { on: string })[] =>
    k.next && k.next.on <= on
      ? [{ kind: 'case', id: k.id, on: k.next.on, says: `${says.get(k.next.kind) ?? ''} ${k.code} · ${k.next.on}` }]
      : [],
  )
  const groups = d.groups.flatMap((g): (Found & { on: string })[] =>
    g.nextOn && g.nextOn <= on ? [{ kind: 'group', id: g.id, on: g.nextOn, says: `${g.title} · ${g.nextOn}` }] : [],
  )
  const due = [...cases, ...groups].toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return due.length > 0 ? rows(h, due) : element('p', { class: 'hint' }, h.t.nothingToday)
}

/** All cases, groups or records that are carried along. */
export function listScreen(h: Here, which: 'cases' | 'groups' | 'records'): HTMLElement {
  const kind = { cases: 'case', groups: 'group', records: 'record' } as const
  const all = h.index.filter((i) => i.found.kind === kind[which]).map((i) => i.found)
  return element('div', {}, element('h1', {}, h.t[which]), all.length > 0 ? rows(h, all) : element('p', {}, h.t.none))
}
