import type { EntryKind, Fields, PhoneData } from './carried.ts'
import type { Field } from './fields.ts'
import { todayHere } from './phone-clock.ts'
import type { Words } from './words.ts'

/** A form of the island: which fields, what stands in them to begin with, and what is written by it. */
export interface EntryForm {
  kind: EntryKind
  of?: string | undefined
  version?: number | undefined
  title: string
  lead?: string | undefined
  fields: Field[]
  begin: Fields
}

/** The name under which a form is kept while it is being filled in, and by which it is opened. */
export const formName = (f: Pick<EntryForm, 'kind' | 'of'>): string => `${f.kind}/${f.of ?? ''}`

/** The form of a name; undefined where what it is about is not carried along any more. */
export function formNamed(name: string, d: PhoneData, t: Words): EntryForm | undefined {
  const [kind, of] = name.split('/') as [EntryKind, string]
  if (kind === 'record') return recordForm(d, t)
  if (kind === 'contact') return contactForm(d, t, of)
  if (kind === 'session') return sessionForm(d, t, of)
  return kind === 'correction' ? correctionForm(d, t, of) : undefined
}

function recordFields(d: PhoneData, t: Words): Field[] {
  const several = d.contracts.length > 1
  const lines = d.contracts.flatMap((c) => c.lines.map((l): [string, string] => [l.id, several ? `${l.title} · ${c.number}` : l.title]))
  const titles = new Map(lines)
  return [
    { name: 'what', label: t.what, as: 'chips', options: d.choices.what },
    { name: 'minutes', label: t.minutes, as: 'number' },
    { name: 'line', label: t.line, as: lines.length > 6 ? 'select' : 'chips', options: lines },
    { name: 'people', label: t.people, as: 'number' },
    { name: 'category', label: t.category, as: 'chips', options: d.choices.category },
    { name: 'askedBy', label: t.askedBy, as: 'chips', options: d.choices.askedBy },
    { name: 'errandAbout', label: t.errandAbout, as: 'line', optional: true },
    { name: 'errandBy', label: t.errandBy, as: 'line', optional: true },
    { name: 'units', label: t.units, as: 'number', optional: true },
    ...(d.deliverables.length > 0
      ? [
          {
            name: 'deliverable',
            label: t.deliverable,
            as: 'select' as const,
            optional: true,
            options: d.deliverables.map((x): [string, string] => [x.id, `${titles.get(x.line) ?? ''} ${x.title}`]),
          },
        ]
      : []),
    { name: 'communityId', label: t.community, as: 'select', optional: true, options: d.communities },
    { name: 'servedOn', label: t.day, as: 'day' },
    { name: 'note', label: t.note, as: 'lines', optional: true, hint: t.noteHint },
  ]
}

/** What is taken with a record, and who will see it. */
const photos = (t: Words, hint: string): Field => ({ name: 'file', label: t.photos, as: 'photos', optional: true, hint })

function recordForm(d: PhoneData, t: Words): EntryForm {
  const lines = d.contracts.flatMap((c) => c.lines)
  const begin = { servedOn: todayHere(), category: 'direct', askedBy: 'own-plan', ...(lines.length === 1 && { line: lines[0]!.id }) }
  return { kind: 'record', title: t.record, fields: [...recordFields(d, t), photos(t, t.photosOpen)], begin }
}

function contactForm(d: PhoneData, t: Words, of: string): EntryForm | undefined {
  const k = d.cases.find((x) => x.id === of)
  if (!k) return undefined
  return {
    ...{ kind: 'contact', of, title: `${t.contact} ${k.code}`, lead: k.line },
    fields: [
      { name: 'kind', label: t.how, as: 'chips', options: d.choices.contact },
      { name: 'minutes', label: t.minutes, as: 'number' },
      { name: 'met', label: t.met, as: 'tick' },
      ...(k.asksUnit ? [{ name: 'unit', label: t.unit, as: 'tick' as const }] : []),
      { name: 'servedOn', label: t.day, as: 'day' },
      { name: 'note', label: t.caseNote, as: 'lines', optional: true, hint: t.caseNoteHint },
      photos(t, t.photosLocked),
      { name: 'nextOn', label: t.nextOn, as: 'day', optional: true },
      { name: 'nextKind', label: t.nextKind, as: 'select', optional: true, options: d.choices.contact },
      { name: 'reason', label: t.whyLong, as: 'line', optional: true },
    ],
    begin: { servedOn: todayHere(), met: 'yes', ...(k.next && { kind: k.next.kind }) },
  }
}

function sessionForm(d: PhoneData, t: Words, of: string): EntryForm | undefined {
  const g = d.groups.find((x) => x.id === of)
  if (!g) return undefined
  const places = g.places.filter((p) => !p.leftOn)
  return {
    ...{ kind: 'session', of, title: `${t.session}: ${g.title}`, lead: g.line },
    fields: [
      {
        ...{ name: 'present', label: t.present, as: 'ticks', optional: true },
        options: places.map((p): [string, string] => [String(p.number), `${t.place} ${p.number}${p.code ? ` ${p.code}` : ''}`]),
      },
      { name: 'guests', label: t.guests, as: 'number', optional: true },
      { name: 'minutes', label: t.minutes, as: 'number' },
      { name: 'heldOn', label: t.day, as: 'day' },
      { name: 'note', label: t.note, as: 'lines', optional: true, hint: t.noteHint },
      photos(t, t.photosOpen),
      { name: 'nextOn', label: t.nextOn, as: 'day', optional: true },
    ],
    begin: { heldOn: todayHere() },
  }
}

function correctionForm(d: PhoneData, t: Words, of: string): EntryForm | undefined {
  const r = d.records.find((x) => x.id === of)
  if (!r) return undefined
  return {
    ...{ kind: 'correction', of, version: r.version, title: t.correct, lead: t.correctLead },
    fields: [{ name: 'reason', label: t.reason, as: 'line' }, ...recordFields(d, t), { name: 'strike', label: t.strike, as: 'tick' }],
    begin: r.fields,
  }
}

/** What was typed as the server's form takes it: minutes of a contact are one of its usual ones or others. */
export function asSent(kind: EntryKind, fields: Fields, d: PhoneData): Fields {
  if (kind !== 'contact') return fields
  const minutes = [fields.minutes ?? ''].flat()[0] ?? ''
  const met = fields.met === 'yes' ? 'yes' : 'no'
  return d.choices.minutes.includes(minutes) ? { ...fields, met } : { ...fields, met, minutes: 'other', otherMinutes: minutes }
}
/** The same back, where an entry is opened again. */
export const asTyped = (fields: Fields): Fields => (fields.minutes === 'other' ? { ...fields, minutes: fields.otherMinutes ?? '' } : fields)
/** Where the server says something of a field that the form calls otherwise. */
export const wrongTyped = (wrong: Readonly<Record<string, string>>): Record<string, string> =>
  wrong.otherMinutes ? { ...wrong, minutes: wrong.otherMinutes } : { ...wrong }

/** An entry as words, to be copied out. */
export function asText(form: Pick<EntryForm, 'title' | 'fields'> | undefined, fields: Fields): string {
  const typed = asTyped(fields)
  const known = form?.fields ?? Object.keys(typed).map((name): Field => ({ name, label: name, as: 'line' }))
  const said = (f: Field) => {
    const values = [typed[f.name] ?? ''].flat().filter((v) => v !== '')
    if (f.as === 'tick') return values.length > 0 ? '✓' : ''
    return values.map((v) => f.options?.find(([o]) => o === v)?.[1] ?? v).join(', ')
  }
  const rows = known.map((f) => [f.label, said(f)] as const).filter(([, v]) => v !== '')
  return [form?.title ?? '', ...rows.map(([label, v]) => `${label} ${v}`)].filter((x) => x !== '').join('\n')
}
