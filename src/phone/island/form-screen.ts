import type { Entry, Fields } from './carried.ts'
import { button, element } from './element.ts'
import { asSent, asTyped, type EntryForm, formName, formNamed, wrongTyped } from './entry-forms.ts'
import { type Field, fieldsOf, typedIn } from './fields.ts'
import type { Here } from './here.ts'
import { milliseconds, momentNow } from './phone-clock.ts'
import { mostBytes, smaller } from './photo.ts'
import type { Waiting } from './queue.ts'
import { uuidAt } from './uuid-at.ts'

/** So long nothing is typed before what stands there is kept. */
const pause = 300

/** The form of an entry: a new one, or one that waits and is written over. */
export function formScreen(h: Here, name: string, over?: Waiting): HTMLElement {
  const f = h.opened.data && formNamed(name, h.opened.data, h.t)
  if (!f) return element('p', {}, h.t.noData)
  const draft = over ? `over/${over.entry.id}` : formName(f)
  const kept = h.opened.drafts.get(draft)
  const values = kept ?? (over ? asTyped(over.entry.fields) : f.begin)
  const form = element('form', { class: 'entry' }) as HTMLFormElement
  const fill = (now: Fields) => form.replaceChildren(...body(h, f, now, over), buttons(h, draft, kept !== undefined))
  fill(values)
  keepAsTyped(h, form, f.fields, draft)
  form.addEventListener('submit', (e) => {
    e.preventDefault()
    void save(h, f, typedIn(form, f.fields), { draft, over })
  })
  return element(
    'div',
    {},
    element('h1', {}, f.title),
    f.lead && element('p', { class: 'hint' }, f.lead),
    over?.says && element('p', { class: 'wrong' }, over.says),
    kept && element('p', { class: 'hint' }, h.t.draftKept),
    over && photosKept(h, over),
    !over && f.kind === 'record' && like(h, f, fill),
    form,
  )
}

const body = (h: Here, f: EntryForm, values: Fields, over: Waiting | undefined): HTMLElement[] =>
  fieldsOf(f.fields, values, wrongTyped(over?.wrong ?? {}), h.t).flatMap((e, n) =>
    f.fields[n]!.name === 'minutes' ? [e, shortcuts(h, e)] : [e],
  )

/** The usual minutes, one tap each. */
function shortcuts(h: Here, field: HTMLElement): HTMLElement {
  const box = field.querySelector('input')!
  const set = (n: string) => {
    box.value = n
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return element(
    'div',
    { class: 'chips short' },
    h.opened.data!.choices.minutes.map((n) => button(n, () => set(n), 'chip')),
  )
}

const buttons = (h: Here, draft: string, isKept: boolean): HTMLElement =>
  element(
    'div',
    { class: 'save' },
    element('button', { class: 'primary' }, h.t.save),
    isKept &&
      button(
        h.t.dropDraft,
        async () => {
          await h.opened.dropDraft(draft)
          h.go('')
        },
        'link',
      ),
  )

/** The last record fills the form, when it is asked for. */
function like(h: Here, f: EntryForm, fill: (now: Fields) => void): HTMLElement | false {
  const last = h.opened.queue.findLast((w) => w.entry.kind === 'record')?.entry.fields ?? h.opened.data!.records[0]?.fields
  return last !== undefined && button(h.t.likeLast, () => fill({ ...last, note: '', servedOn: f.begin.servedOn ?? '' }))
}

function keepAsTyped(h: Here, form: HTMLFormElement, fields: readonly Field[], draft: string): void {
  let waits: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(waits)
    if (form.isConnected) void h.opened.keepDraft(draft, typedIn(form, fields)).catch(() => h.say(h.t.full))
  }
  form.addEventListener('input', () => {
    clearTimeout(waits)
    waits = setTimeout(keep, pause)
  })
  form.addEventListener('change', keep)
}

/** How many were taken with an entry that waits, and that it is to go without. */
function photosKept(h: Here, { entry }: Waiting): HTMLElement | false {
  if (!entry.photos) return false
  const drop = async () => {
    await h.opened.write({ ...entry, photos: undefined })
    await h.opened.dropPhotos(entry.id)
    h.go('queue')
  }
  return element('p', {}, `${h.t.photosKept}${entry.photos} `, button(h.t.photosDrop, drop, 'link'))
}

/** Saves on the telephone. Where there is no room the form stays as it is. */
async function save(h: Here, f: EntryForm, typed: Fields, o: { draft: string; over: Waiting | undefined }): Promise<void> {
  const entry: Entry = {
    ...{ id: o.over?.entry.id ?? uuidAt(milliseconds()), at: o.over?.entry.at ?? momentNow(), kind: f.kind, of: f.of },
    version: o.over?.entry.version ?? f.version,
    fields: asSent(f.kind, typed, h.opened.data!),
    photos: o.over?.entry.photos,
  }
  const pressed = document.querySelector<HTMLButtonElement>('form .save .primary')
  // A picture takes a moment to be made smaller: pressed twice it is one entry.
  if (pressed?.disabled) return
  if (pressed) pressed.disabled = true
  const wrong = await keep(h, entry, o.draft)
  if (pressed) pressed.disabled = false
  if (wrong) {
    document.querySelector('form .save [role=alert]')?.remove()
    document.querySelector('form .save')?.prepend(element('p', { class: 'wrong', role: 'alert' }, wrong))
    return
  }
  h.go('')
  h.say(h.t.saved)
  await h.send()
}

/** Keeps what was taken, then what was typed. @returns why nothing was kept */
async function keep(h: Here, entry: Entry, draft: string): Promise<string | undefined> {
  const taken = [...(document.querySelector<HTMLInputElement>('form input[name=file]')?.files ?? [])]
  const photos = await Promise.all(taken.map(smaller))
  if (photos.some((p) => p.size > mostBytes)) return h.t.photosLarge
  try {
    const n = photos.length > 0 ? await h.opened.keepPhotos(entry.id, photos) : (entry.photos ?? 0)
    await h.opened.write(n > 0 ? { ...entry, photos: n } : entry, draft)
  } catch {
    if (photos.length > 0 && !entry.photos) await h.opened.dropPhotos(entry.id).catch(() => undefined)
    return photos.length > 0 ? h.t.photosFull : h.t.full
  }
  return undefined
}
