import { type Id, proposedTerms, yuan } from '#kernel'
import { describe, expect, test } from 'vitest'
import { type Under, unitFaults, unitsMade, unitsThatCount, type Worked } from './units.ts'

const line = (title: string, unit: string, quantity = 7) => ({
  id: 'lin_1' as Id<'line'>,
  kind: 'project' as const,
  title,
  hangsOn: null,
  quantity,
  unit,
  unitPrice: yuan('1000'),
  amount: yuan(String(1000 * quantity)),
  communityIds: [],
  needIds: [],
  fromMonth: 1,
  settled: [],
  paidBy: 'units' as const,
  milestones: [],
  unitTerms: proposedTerms(unit, title),
})
const fair = line('大型活动', '场，200 人以上')
const group = line('小组', '6 节、42 人次以上')
const work = (more: Partial<Worked>): Worked => ({ what: 'event', category: 'direct', minutes: 180, people: 220, units: 1, ...more })
const wrong = (l: typeof fair, more: Partial<Worked>) => Object.keys(unitFaults(l, work(more))).sort()

describe('a record that completes a unit is held against it', () => {
  test('an event of one minute and nobody is none, and every wrong field is named', () => {
    expect(wrong(fair, { minutes: 1, people: 0 })).toEqual(['minutes', 'people'])
    expect(wrong(fair, { what: 'phone', minutes: 1, people: 0 })).toEqual(['minutes', 'people', 'what'])
    expect(wrong(fair, { people: 199 })).toEqual(['people'])
    expect(wrong(fair, { people: 200 })).toEqual([])
    expect(wrong(fair, { people: 399, units: 2 })).toEqual(['people'])
  })
  test('of a unit of several sessions the record says of which it is one, and makes none by what somebody types', () => {
    const session = { what: 'group' as const, minutes: 90, people: 7, units: 0 }
    const eight = { members: 8, sameDay: 0 }
    expect(wrong(group, { ...session, deliverable: eight })).toEqual([])
    expect(wrong(group, session)).toEqual(['deliverableId'])
    expect(wrong(group, { ...session, units: 1, deliverable: eight })).toEqual(['units'])
    expect(wrong(group, { what: 'phone', minutes: 1, people: 0, units: 5 })).toEqual(['units', 'what'])
    // Everybody who comes is one of those who take part.
    expect(wrong(group, { ...session, people: 8, deliverable: eight })).toEqual([])
    expect(wrong(group, { ...session, people: 9, deliverable: eight })).toEqual(['people'])
    // Preparation, an errand and another kind of work are no session, and need not be.
    expect(wrong(group, { ...session, category: 'planning' })).toEqual([])
    expect(wrong(group, { ...session, category: 'errand', deliverable: eight })).toEqual(['deliverableId'])
    expect(wrong(group, { ...session, what: 'phone', people: 1 })).toEqual([])
    expect(wrong(group, { ...session, what: 'phone', people: 1, deliverable: eight })).toEqual(['deliverableId'])
    expect(wrong(fair, { units: 0, deliverable: eight })).toEqual(['deliverableId'])
  })
  test('a record from before there were deliverables keeps what it made, and makes no more', () => {
    const old = { what: 'group' as const, minutes: 90, people: 7, units: 1, before: { units: 1 } }
    expect(wrong(group, old)).toEqual([])
    expect(wrong(group, { ...old, units: 0 })).toEqual([])
    expect(wrong(group, { ...old, units: 2 })).toEqual(['units'])
    expect(wrong(group, { ...old, what: 'phone' })).toEqual(['what'])
  })
  test('where only words were agreed the house’s own floor holds', () => {
    const plain = { ...line('活动', '场'), unitTerms: null }
    expect(wrong(plain, { minutes: 1, people: 0 })).toEqual(['minutes', 'people'])
    expect(wrong(plain, { minutes: 30, people: 5 })).toEqual([])
  })
  test('without a unit a group or an event still has somebody in it; an errand completes nothing', () => {
    expect(wrong(fair, { units: 0, people: 0 })).toEqual(['people'])
    expect(wrong(fair, { units: 0, people: 2, minutes: 5 })).toEqual([])
    expect(wrong(fair, { category: 'errand' })).toEqual(['units'])
  })
})

describe('units that count', () => {
  test('never more than were bought, and never more than the sessions and people of the line make up', () => {
    const all = (of: typeof fair, records: number, people: number, units: number): [typeof of, Under[]] => [
      of,
      [{ records, people, minutes: records * 90, units, terms: of.unitTerms }],
    ]
    expect(unitsThatCount(...all(fair, 10, 2200, 10))).toBe(7)
    expect(unitsMade(...all(fair, 10, 2200, 10))).toBe(10)
    expect(unitsThatCount(...all(group, 12, 84, 2))).toBe(2)
    expect(unitsThatCount(...all(group, 11, 84, 2))).toBe(1)
    expect(unitsThatCount(...all(group, 12, 83, 2))).toBe(1)
  })
  test('each by what a unit was on its day, and sessions that are left over make one of after', () => {
    const span = (sessions: number | null, records: number, units: number, people: number | null = null): Under => ({
      ...{ records, units, minutes: records * 90, people: records * 10 },
      terms: { what: [], minutes: null, people, sessions },
    })
    // Three events of ten people stay three events, whatever an event must be since.
    expect(unitsMade(fair, [span(null, 3, 3, 10), span(null, 1, 1, 200)])).toBe(3)
    // Six sessions made one group and make no second; eight leave two for a group of three.
    expect(unitsMade(group, [span(6, 6, 1), span(3, 2, 1)])).toBe(1)
    expect(unitsMade(group, [span(6, 8, 1), span(3, 1, 1)])).toBe(2)
    expect(unitsMade(group, [span(2, 4, 2), span(4, 4, 1)])).toBe(3)
    // What was called two and made one becomes no second by a softer text.
    expect(unitsMade(group, [span(6, 11, 2), span(3, 0, 0)])).toBe(1)
    // An event is no session of anything.
    expect(unitsMade(group, [span(null, 6, 0), span(3, 2, 1)])).toBe(0)
  })
})

describe('each session of a unit that consists of several is one by itself', () => {
  const terms = (minutes: number | null, people: number | null, sessions: number) => ({
    ...line('小组', '组'),
    unitTerms: { what: ['group' as const], minutes, people, sessions },
  })
  const three = terms(null, null, 3)
  const eight = { members: 8, sameDay: 0 }
  test('an hour, a minute and an hour are no group of three sessions', () => {
    expect(wrong(three, { what: 'group', minutes: 1, people: 8, units: 0, deliverable: eight })).toEqual(['minutes'])
    expect(wrong(three, { what: 'group', minutes: 60, people: 2, units: 0, deliverable: eight })).toEqual(['people'])
    expect(wrong(three, { what: 'group', minutes: 30, people: 3, units: 0, deliverable: eight })).toEqual([])
  })
  test('where the contract agreed on less, a session may be its part of that', () => {
    const short = terms(60, 6, 3)
    expect(wrong(short, { what: 'group', minutes: 20, people: 2, units: 0, deliverable: eight })).toEqual([])
    expect(wrong(short, { what: 'group', minutes: 1, people: 2, units: 0, deliverable: eight })).toEqual(['minutes'])
  })
  test('a second session of one group on one day is asked about, and a word says why; so is one of a case', () => {
    const again = { what: 'group' as const, minutes: 60, people: 8, units: 0, deliverable: { members: 8, sameDay: 1 } }
    expect(wrong(three, { ...again, hasNote: false })).toEqual(['note'])
    expect(wrong(three, { ...again, hasNote: true })).toEqual([])
    expect(wrong(three, { ...again, hasNote: false, deliverable: eight })).toEqual([])
    const cases = line('个案', '个，跟进 6 次以上')
    expect(wrong(cases, { ...again, what: 'casework', people: 1, hasNote: false })).toEqual(['note'])
    expect(wrong(cases, { ...again, what: 'casework', people: 1, hasNote: true })).toEqual([])
  })
  test('other work for the line, and a unit of one session, are held against nothing of it', () => {
    expect(wrong(three, { what: 'phone', minutes: 5, people: 1, units: 0, hasNote: false })).toEqual([])
    expect(wrong(three, { what: 'other', category: 'errand', minutes: 5, people: 0, units: 0 })).toEqual([])
    expect(wrong(fair, { minutes: 5, people: 9, units: 0, hasNote: false })).toEqual([])
  })
})
