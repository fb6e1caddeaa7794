import { eraseClient } from '#clients'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx, Db } from '#platform'
import { changeCase } from './change-case.ts'
import type { CaseState } from './rules/case.ts'
import { casesOfClient, dropPlanned } from './store/index.ts'

/** Erases somebody who is served, and ends with it what runs: nobody goes on with a case of whom nothing is known. */
export const eraseServed = (ctx: Ctx, id: string): Promise<{ id: string } | Refusal> => eraseClient(ctx, id, endCases)

/** How a case that is not over ends. */
const ends: Partial<Record<CaseState, 'decline' | 'close'>> = {
  requested: 'decline',
  waiting: 'decline',
  assessing: 'close',
  serving: 'close',
}

async function endCases(inside: Ctx, tx: Db, clientId: string): Promise<Refusal | undefined> {
  const { version, ...part } = inside
  for (const k of await casesOfClient(inside, clientId, tx)) {
    const verb = ends[k.state]
    if (!verb) continue
    const done = await changeCase(part, { id: k.id, verb }, async ({ set }) => {
      await dropPlanned(inside, tx, k.id)
      return await set({ closed_on: inside.today, closed_why: 'erased' })
    })
    if (isRefusal(done)) return done
  }
  return undefined
}
