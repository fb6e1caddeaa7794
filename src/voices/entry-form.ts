import { choice, choices, inBoth, longText, optional, text } from '#platform'
import { z } from 'zod'
import { accesses, groups, rooms, spoken, timeOfDay, ways, weekdays } from './rules/entry.ts'
import { refuseEntry } from './entry-words.ts'

const time = () =>
  text(8).transform((typed, c) => {
    const read = timeOfDay(typed)
    if (read === undefined) {
      c.addIssue({ code: 'custom', message: inBoth(refuseEntry('time-wrong').words) })
      return z.NEVER
    }
    return read
  })

/** What an institution says of one line: its own words, for whom, when, where, how to come, and whether there is room. */
export const entryForm = z.object({
  says: longText(1000),
  forWhom: choices(groups, { min: 1 }),
  address: optional(text(120)),
  weekdays: optional(choices(weekdays)),
  opens: optional(time()),
  closes: optional(time()),
  hoursNote: optional(text(200)),
  ways: choices(ways, { min: 1 }),
  phone: optional(text(40, 1, { phone: true })),
  languages: choices(spoken, { min: 1 }),
  accessible: choice(accesses),
  room: choice(rooms),
})
export type EntryInput = z.infer<typeof entryForm>
