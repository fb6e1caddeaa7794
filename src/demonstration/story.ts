import { type Day, day, isRefusal, type Moment, type Refusal, type Words } from '#kernel'
import { knownLaw } from '#law'
import { addPerson, people } from '#people'
import { type Asker, type Ctx, type Db, type FileStore, type Seal, theClock, theOperator } from '#platform'
import type { District } from './district.ts'

/** The synthetic district with its people, who act through the same verbs as anybody, each at a moment in the past. */
export interface Story {
  district: District
  /** Somebody's surroundings on a day, at nine in the morning unless another time is given. */
  as(who: string, on: Day, at?: string): Promise<Ctx>
  /** Somebody new at an institution, with an account. Gives the user's id. */
  hire(p: { key: string; name: string; organisationId: string }): Promise<string>
  progress(step: Words): void
}

export async function tell(
  db: Db,
  o: { district: District; seal: Seal; files?: FileStore | undefined; jurisdiction: string; now: Moment; progress: (step: Words) => void },
): Promise<Story> {
  const zone = 'Asia/Shanghai'
  const today = o.now.toZonedDateTimeISO(zone).toPlainDate()
  const ctxOf = (asker: Asker, on: Day, at: string): Ctx => {
    const then = on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) }).toInstant()
    // The story reaches today, but no later hour of it than has come.
    const now = on.equals(today) && Temporal.Instant.compare(then, o.now) > 0 ? o.now : then
    return {
      db,
      jurisdiction: o.jurisdiction,
      zone,
      law: knownLaw('cn-example'),
      demo: true,
      now,
      today: on,
      lang: 'zh',
      asker,
      requestId: 'seed',
      seal: o.seal,
      ...(o.files && { files: o.files }),
    }
  }
  const everybody = await people(ctxOf(theOperator, day('2025-01-02'), '09:00'), {})
  return {
    district: o.district,
    progress: o.progress,
    async hire(p) {
      const operator = ctxOf(theOperator, day('2025-01-02'), '09:00')
      return await addPerson(operator, { name: p.name, email: `${p.key}@xinghe.example`, role: 'worker', organisationId: p.organisationId })
    },
    async as(who, on, at = '09:00') {
      if (who === 'clock') return ctxOf(theClock, on, at)
      if (who === 'operator') return ctxOf(theOperator, on, at)
      const held = everybody.filter((p) => p.userId === o.district.people[who])
      if (!held[0]) throw new Error(`nobody called ${who} lives in the district`)
      return ctxOf(
        {
          kind: 'user',
          userId: held[0].userId,
          name: held[0].name,
          membershipId: null,
          organisationId: held[0].organisationId,
          organisationKind: null,
          roles: held.map((p) => p.role),
        },
        on,
        at,
      )
    },
  }
}

/** What a seed asks for is granted, or the seed is wrong. */
export function granted<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer
  throw new Error(`The demonstration was refused (${answer.code}): ${answer.words.en} ${JSON.stringify(answer.fields ?? {})}`)
}
