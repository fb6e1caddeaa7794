import { isRefusal, type Refusal } from '#kernel'
import { availableHours, type WorkInHand, workload } from '#measures'
import { refuse } from './measure-choice-words.ts'

const hourNames = ['paid', 'leave', 'training', 'supervision', 'travel', 'administration'] as const

/** The load of the work that a file tells on the hours it tells. */
export function loadOf(json: unknown): object {
  if (!isObject(json)) return refuse('json-object')
  const unknown = Object.keys(json).find((k) => !['available', 'hours', 'cases', 'sessions'].includes(k))
  if (unknown !== undefined) return refuse('key-unknown', unknown)
  if ('available' in json === 'hours' in json) return refuse('either-hours')
  let available: unknown = json['available']
  if ('hours' in json) {
    const hours = numbersOf('hours', json['hours'], hourNames)
    if (isRefusal(hours)) return hours
    available = availableHours(hours)
    if (isRefusal(available)) return available
  }
  if (typeof available !== 'number') return refuse('json-number', 'available', JSON.stringify(available))
  const cases = entriesOf('cases', json['cases'], ['count', 'hours'] as const)
  if (isRefusal(cases)) return cases
  const sessions = entriesOf('sessions', json['sessions'], ['count', 'hours', 'preparation'] as const)
  if (isRefusal(sessions)) return sessions
  return workload(available, { cases, sessions } satisfies WorkInHand)
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)

function numbersOf<K extends string>(path: string, json: unknown, names: readonly K[]): Record<K, number> | Refusal {
  if (!isObject(json)) return refuse('json-entry', path, names.join(', '))
  const unknown = Object.keys(json).find((k) => !(names as readonly string[]).includes(k))
  if (unknown !== undefined) return refuse('key-unknown', `${path}.${unknown}`)
  for (const name of names) if (typeof json[name] !== 'number') return refuse('json-number', `${path}.${name}`, JSON.stringify(json[name]))
  return json as Record<K, number>
}

function entriesOf<K extends string>(path: string, json: unknown, names: readonly K[]): Record<K, number>[] | Refusal {
  if (!Array.isArray(json)) return refuse('json-list', path)
  const list: Record<K, number>[] = []
  for (const [i, entry] of json.entries()) {
    const numbers = numbersOf(`${path}[${i}]`, entry, names)
    if (isRefusal(numbers)) return numbers
    list.push(numbers)
  }
  return list
}
