import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import type { Listing } from './rules/directory.ts'
import { hsdsPage, uuidOf } from './hsds-page.ts'

/** Required fields of each object by the schemas of HSDS 3.1, and the values of its closed lists, written by hand. */
const required: Readonly<Record<string, readonly string[]>> = {
  service: ['id', 'name', 'status'],
  organization: ['id', 'name', 'description'],
  service_at_location: ['id'],
  location: ['id', 'location_type'],
  schedule: ['id'],
  phone: ['id', 'number'],
  language: ['id'],
  accessibility: ['id'],
  service_area: ['id'],
}
const nested: Readonly<Record<string, string>> = {
  phones: 'phone',
  schedules: 'schedule',
  languages: 'language',
  service_areas: 'service_area',
  service_at_locations: 'service_at_location',
  location: 'location',
  organization: 'organization',
  accessibility: 'accessibility',
}
const closed: Readonly<Record<string, RegExp>> = {
  'service.status': /^(active|inactive|defunct|temporarily closed)$/,
  'location.location_type': /^(physical|postal|virtual)$/,
  'schedule.freq': /^(WEEKLY|MONTHLY)$/,
  'schedule.byday': /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/,
  'schedule.opens_at': /^\d\d:\d\d\+\d\d:\d\d$/,
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** What an object lacks or holds wrongly, with all that is nested in it. */
function wrongIn(kind: string, o: Readonly<Record<string, unknown>>): string[] {
  const wrong = (required[kind] ?? [`no such object: ${kind}`]).filter((f) => o[f] === undefined || o[f] === '').map((f) => `${kind}.${f}`)
  for (const [field, value] of Object.entries(o)) {
    const inner = nested[field]
    if (inner) for (const x of [value].flat()) wrong.push(...wrongIn(inner, x as Record<string, unknown>))
    const fits = closed[`${kind}.${field}`] ?? (field === 'id' || field.endsWith('_id') ? uuid : undefined)
    if (fits && !fits.test(String(value))) wrong.push(`${kind}.${field}: ${String(value)}`)
  }
  return wrong
}

const party = (id: string, name: string) => ({ id, name, nameEn: null }) as never
const listing: Listing = {
  ...{ contractId: 'con_a', lineId: 'lin_a', number: 'HT-1', purchaseId: 'pur_a', title: '陪老人看病', waiting: 10, text: '' },
  ...{ institution: party('org_a', '同心'), office: party('org_b', '星河'), places: [{ id: 'com_a', name: '东园', nameEn: null }] },
  needs: [{ title: '有人陪', titleEn: null }],
  until: day('2026-12-31'),
  entry: {
    ...{ contractId: 'con_a', lineId: 'lin_a', says: '陪您去医院。', forWhom: ['older'], address: '东园中心一楼', weekdays: [1, 3] },
    ...{ opens: '09:00', closes: '17:00', hoursNote: '节假日休息', ways: ['phone'], phone: '0512-00000000', languages: ['cmn', 'wuu'] },
    ...{ accessible: 'yes', room: 'waiting', roomOn: day('2026-03-01'), keptOn: day('2026-03-01'), version: 1 },
  },
}
const at = { origin: 'https://tandem.example', offset: '+08:00' }

describe('the directory in HSDS', () => {
  test.each([
    ['with all an institution says', listing],
    ['with what the contract says alone', { ...listing, entry: null }],
    [
      'where one only visits, at no hours',
      { ...listing, entry: { ...listing.entry!, address: null, opens: null, closes: null, weekdays: [] } },
    ],
  ])('has every required field, %s', (_, l) => {
    const page = hsdsPage([l], at)
    expect(page).toMatchObject({ total_items: 1, page_number: 1, first_page: true, last_page: true, empty: false })
    for (const s of page.contents as Record<string, unknown>[]) expect(wrongIn('service', s)).toEqual([])
  })
  test('a field that lacks is found by the table', () => {
    const [s] = hsdsPage([listing], at).contents as Record<string, unknown>[]
    expect(wrongIn('service', { ...s, status: 'open', name: '' })).toEqual(['service.name', 'service.status: open'])
    expect(wrongIn('service', { ...s, phones: [{ id: 'x' }] })).toEqual(['phone.number', 'phone.id: x'])
  })
  test('the same service has the same identifier, and another has another', () => {
    expect(uuidOf('service a')).toBe(uuidOf('service a'))
    expect(uuidOf('service a')).not.toBe(uuidOf('service b'))
    expect(uuidOf('service a')).toMatch(uuid)
  })
})
