import { createHash } from 'node:crypto'
import { both } from '#kernel'
import { type Entry, groupWords, languageWords, roomWords, wayWords } from '#voices'
import type { Listing } from './rules/directory.ts'

/*
 * The directory in the Human Services Data Specification (HSDS) 3.1 of Open Referral, as a page of services with everything nested. What an
 * institution has not said is left out. Addresses stand in the description of a location: the standard's address wants city, province and
 * postal code, which nobody is asked for here.
 */

type Json = Readonly<Record<string, unknown>>
interface Around {
  readonly origin: string
  /** Offset of the place from UTC, as `+08:00`. */
  readonly offset: string
}

/** The same identifier for the same thing, as the standard wants it: a UUID (version 8) made of its name. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`tandem:${name}`).digest('hex').slice(0, 32).split('')
  hex[12] = '8'
  hex[16] = '89ab'[parseInt(hex[16]!, 16) % 4]!
  const s = hex.join('')
  return [s.slice(0, 8), s.slice(8, 12), s.slice(12, 16), s.slice(16, 20), s.slice(20)].join('-')
}

const zhAnd = (of: readonly { zh: string }[]): string => of.map((w) => w.zh).join('、')
const byday = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** A page of services, as the standard's API gives one. */
export const hsdsPage = (all: readonly Listing[], at: Around): Json => ({
  total_items: all.length,
  total_pages: 1,
  page_number: 1,
  size: all.length,
  first_page: true,
  last_page: true,
  empty: all.length === 0,
  contents: all.map((l) => serviceOf(l, at)),
})

function serviceOf(l: Listing, at: Around): Json {
  const id = uuidOf(`service ${l.contractId}/${l.lineId}`)
  const e = l.entry
  return {
    id,
    organization_id: uuidOf(`organization ${l.institution.id}`),
    name: l.title,
    description: e?.says ?? zhAnd(l.needs.map((n) => both(n.title, ''))),
    url: `${at.origin}/open/directory/${l.contractId}/${l.lineId}`,
    status: 'active',
    ...(e && {
      application_process: zhAnd(e.ways.map((w) => wayWords[w])),
      eligibility_description: zhAnd(e.forWhom.map((g) => groupWords[g])),
      assured_date: e.keptOn.toString(),
      ...(e.room !== 'not-said' && { alert: `${roomWords[e.room].zh}（${e.roomOn!.toString()}）` }),
      ...(e.phone && { phones: [{ id: uuidOf(`phone ${id}`), service_id: id, number: e.phone, type: 'voice' }] }),
      schedules: schedulesOf(e, l, id, at),
      languages: e.languages.map((code) => ({ id: uuidOf(`language ${code} ${id}`), service_id: id, name: languageWords[code].en, code })),
    }),
    service_areas: l.places.map((p) => ({ id: uuidOf(`area ${p.id} ${id}`), service_id: id, name: p.name })),
    service_at_locations: atLocations(l, id),
    organization: organizationOf(l, at),
  }
}

function schedulesOf(e: Entry, l: Listing, id: string, { offset }: Around): Json[] {
  if (e.opens === null && e.hoursNote === null) return []
  const days = e.weekdays.map((d) => byday[d - 1]).join(',')
  return [
    {
      id: uuidOf(`schedule ${id}`),
      service_id: id,
      valid_to: l.until.toString(),
      ...(e.opens &&
        e.closes && { freq: 'WEEKLY', interval: 1, byday: days, opens_at: `${e.opens}${offset}`, closes_at: `${e.closes}${offset}` }),
      ...(e.hoursNote && { description: e.hoursNote }),
    },
  ]
}

function atLocations(l: Listing, id: string): Json[] {
  const address = l.entry?.address
  if (!address) return []
  const locationId = uuidOf(`location ${id}`)
  const gets = { yes: 'Wheelchair access', no: 'No wheelchair access', 'not-said': null }[l.entry.accessible]
  return [
    {
      id: uuidOf(`service at location ${id}`),
      service_id: id,
      location_id: locationId,
      location: {
        id: locationId,
        location_type: 'physical',
        name: address,
        description: address,
        ...(gets && { accessibility: [{ id: uuidOf(`accessibility ${id}`), location_id: locationId, description: gets }] }),
      },
    },
  ]
}

const organizationOf = ({ institution: o }: Listing, { origin }: Around): Json => ({
  id: uuidOf(`organization ${o.id}`),
  name: o.name,
  ...(o.nameEn && { alternate_name: o.nameEn }),
  description: o.name,
  website: `${origin}/open/institutions/${o.id}`,
})
