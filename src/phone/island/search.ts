import type { PhoneData } from './carried.ts'

/** Something that is found: what it is, which, and the line that is shown. */
export interface Found {
  kind: 'case' | 'group' | 'record' | 'contact'
  id: string
  says: string
}
/** Everything that can be found, with what is looked at in small letters, in the order in which it is shown. */
export type Index = readonly { found: Found; text: string }[]

const line = (found: Found): { found: Found; text: string } => ({ found, text: found.says.toLowerCase() })

export function indexOf(d: PhoneData): Index {
  const says = (of: [string, string][]) => new Map(of)
  const [what, contact] = [says(d.choices.what), says(d.choices.contact)]
  const cases = d.cases.map((k) => line({ kind: 'case', id: k.id, says: `${k.code} ${k.line}` }))
  const groups = d.groups.map((g) => line({ kind: 'group', id: g.id, says: `${g.title} ${g.line}` }))
  const records = d.records.map((r) => {
    const f = (name: string) => [r.fields[name] ?? ''].flat().join(' ')
    return line({ kind: 'record', id: r.id, says: `${f('servedOn')} ${what.get(f('what')) ?? ''} ${f('minutes')} ${r.line} ${f('note')}` })
  })
  const contacts = d.cases.flatMap((k) =>
    k.contacts.map(([on, kind]) => line({ kind: 'contact', id: k.id, says: `${on} ${contact.get(kind) ?? ''} ${k.code}` })),
  )
  return [...cases, ...groups, ...records, ...contacts]
}

/** More than a thumb scrolls through. */
const most = 30

/** Whatever holds all of the words, first what somebody opens most. */
export function find(index: Index, typed: string): Found[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((x) => x !== '')
  const found: Found[] = []
  if (words.length === 0) return found
  for (const one of index) {
    if (!words.every((x) => one.text.includes(x))) continue
    found.push(one.found)
    if (found.length === most) break
  }
  return found
}
