import type { Words } from '#kernel'
import { sayAction as sayPeople } from '#people'
import * as needs from '#needs'
import * as plans from '#plans'
import type { Door } from './doors.ts'

/** The nine doors in their order. A step that has nothing to say to a question leaves it out. */
export const doors: readonly Door[] = [
  { step: 'needs', ...pick(needs) },
  { step: 'plans', ...pick(plans) },
]

function pick(door: object): Omit<Door, 'step'> {
  const { standings, dueItems, sayAction } = door as Omit<Door, 'step'>
  return { ...(standings && { standings }), ...(dueItems && { dueItems }), ...(sayAction && { sayAction }) }
}

/** What an entry of the record log says, from the step that wrote it. */
export function sayEntry(action: string, facts: Record<string, unknown>): Words {
  for (const door of doors) {
    const said = door.sayAction?.(action, facts)
    if (said) return said
  }
  return sayPeople(action) ?? { zh: action, en: action }
}
