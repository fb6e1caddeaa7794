import { type Day, isRefusal, type Refusal, typedDay } from '#kernel'
import {
  aPlace,
  asJson,
  isMethodName,
  type Json,
  methodNames,
  nationalCalendar,
  type PlaceFact,
  read,
  timetable,
  type TimetableFacts,
} from '#law'
import { refuse } from './law-words.ts'

const dayOptions = {
  '--deadline': 'deadlineOn',
  '--evaluated': 'evaluatedOn',
  '--report-received': 'reportReceivedOn',
  '--decided': 'decidedOn',
  '--award-notice': 'awardNoticeOn',
  '--signed': 'signedOn',
} as const satisfies Record<string, keyof TimetableFacts>

/** Every date of a procurement, from the options of the command line. */
export function timetableOf(argv: readonly string[], here?: PlaceFact): Json | Refusal {
  const options = readOptions(argv, ['--method', '--place', '--issued', '--law-day', ...Object.keys(dayOptions)])
  if (isRefusal(options)) return options
  const method = options.get('--method')
  if (method === undefined) return refuse('option-missing', '--method')
  if (!isMethodName(method)) return refuse('option-value-wrong', '--method', methodNames.join(', '))
  const place = read(aPlace, options.get('--place') ?? here ?? 'cn')
  if (isRefusal(place)) return place
  const issued = options.get('--issued')
  if (issued === undefined) return refuse('option-missing', '--issued')
  const issuedOn = typedDay(issued)
  if (!issuedOn) return refuse('option-value-wrong', '--issued', '2025-06-03')
  const lawDay = typedDay(options.get('--law-day') ?? issued)
  if (!lawDay) return refuse('option-value-wrong', '--law-day', '2025-06-03')
  const known: Partial<Record<(typeof dayOptions)[keyof typeof dayOptions], Day>> = {}
  for (const [option, fact] of Object.entries(dayOptions)) {
    const text = options.get(option)
    if (text === undefined) continue
    const on = typedDay(text)
    if (!on) return refuse('option-value-wrong', option, '2025-06-24')
    known[fact] = on
  }
  return asJson(timetable({ method, place, issuedOn, lawDay, calendar: nationalCalendar, ...known }))
}

function readOptions(argv: readonly string[], known: readonly string[]): ReadonlyMap<string, string> | Refusal {
  const found = new Map<string, string>()
  for (let i = 0; i < argv.length; i += 1) {
    const [name, inline] = argv[i]!.split('=', 2) as [string, string?]
    if (!known.includes(name)) return refuse('option-unknown', name.slice(0, 40))
    const value = inline ?? argv[(i += 1)]
    if (value === undefined || value.startsWith('--')) return refuse('option-missing', name)
    found.set(name, value)
  }
  return found
}
