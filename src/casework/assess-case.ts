import { markedBy, penOf } from '#clients'
import { isRefusal, type Refusal } from '#kernel'
import type { Ctx } from '#platform'
import type { AssessInput } from './case-form.ts'
import { changeCase, servedIn } from './change-case.ts'

/** Writes what was found of somebody: in words, under the key, and how urgent it is. Written again it stands beside what was written before. */
export async function assessCase(ctx: Ctx, i: AssessInput & { id: string }): Promise<{ id: string } | Refusal> {
  const pen = await penOf(ctx)
  return await changeCase(markedBy(ctx, pen), { id: i.id, verb: 'assess' }, async ({ tx, inside, now, set }) => {
    const client = await servedIn(inside, now)
    if (isRefusal(client)) return client
    if (isRefusal(pen)) return pen
    await pen.write(tx, { clientId: client.id, about: now.id, kind: 'assessment', says: { text: i.found, strengths: i.strengths } })
    return await set({ risk: i.risk })
  })
}
