import { readTeam, type Team } from '#kernel'
import { inBoth, longText } from '#platform'
import type { z } from 'zod'

/** Who would work at a line, as people type it: one person a line. */
export const team = () =>
  longText(6000).transform((typed, c): Team => {
    const read = readTeam(typed)
    for (const says of read.wrong) c.addIssue({ code: 'custom', message: inBoth(says) })
    return read.team
  }) satisfies z.ZodType
