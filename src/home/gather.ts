import type { Words } from '#kernel'
import { sayAction as sayCases } from '#casework'
import { sayAction as sayClients } from '#clients'
import { sayAction as sayFiles } from '#files'
import { sayAction as sayPhones } from '#phone'
import { sayAction as sayVoices } from '#voices'
import { sayAction as sayPeople } from '#people'
import * as needs from '#needs'
import * as plans from '#plans'
import * as tenders from '#tenders'
import * as contracts from '#contracts'
import * as delivery from '#delivery'
import * as payments from '#payments'
import * as evaluations from '#evaluations'
import * as modes from '#modes'
import { sayAction as sayVotes } from '#votes'
import * as openData from '#open-data'
import { setSpeaker } from '#platform'
import { leftOpen } from '#ui'
import type { Door } from './doors.ts'
import { timedWords } from './log-words.ts'

/** The doors in their order. A step that has nothing to say to a question leaves it out. */
export const doors: readonly Door[] = [
  { step: 'needs', ...pick(needs) },
  { step: 'plans', ...pick(plans) },
  { step: 'tenders', ...pick(tenders) },
  { step: 'contracts', ...pick(contracts) },
  { step: 'delivery', ...pick(delivery) },
  { step: 'payments', ...pick(payments) },
  { step: 'evaluations', ...pick(evaluations) },
  { step: 'modes', ...pick(modes) },
  { step: 'open', ...pick(openData) },
]

function pick(door: Omit<Door, 'step'>): Omit<Door, 'step'> {
  const { standings, dueItems, ownWork, results, find, sayAction, erasable } = door
  return {
    ...(erasable && { erasable }),
    ...(standings && { standings }),
    ...(dueItems && { dueItems }),
    ...(ownWork && { ownWork }),
    ...(results && { results }),
    ...(find && { find }),
    ...(sayAction && { sayAction }),
  }
}

/** What an entry of the record log says, from the step that wrote it. */
export function sayEntry(action: string, facts: Record<string, unknown>): Words {
  for (const door of doors) {
    const said = door.sayAction?.(action, facts)
    if (said) return said
  }
  const timed = /^(.+)-(failed|mended)$/.exec(action)
  if (timed) {
    const what = sayEntry(timed[1]!, facts)
    const failed = timed[2] === 'failed'
    return timedWords.both(failed ? 'failed' : 'mended', what)
  }
  const beside = sayPeople(action, facts) ?? sayFiles(action) ?? sayClients(action, facts) ?? sayCases(action) ?? sayPhones(action)
  return beside ?? sayVoices(action) ?? sayVotes(action) ?? { zh: action, en: action }
}

/** What an entry says; of what was refused not every fact is known, and what lacks is left open. */
export function sayAttempt(action: string, facts: Record<string, unknown>, outcome: string): Words {
  const said = sayEntry(action, facts)
  return outcome === 'done' ? said : { zh: leftOpen(said.zh), en: leftOpen(said.en) }
}

/**
 * The same to whom the facts of the record are not open: where a sentence would name one, it leaves it open. Read from what the step says
 * of no facts, so it holds for every action.
 */
export const sayActionAlone = (action: string): Words => {
  const { zh, en } = sayEntry(action, {})
  return { zh: leftOpen(zh), en: leftOpen(en) }
}

setSpeaker(sayEntry)
