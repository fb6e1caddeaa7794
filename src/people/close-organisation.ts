import type { Refusal } from '#kernel'
import type { Ctx } from '#platform'
import { organisation } from './directory.ts'
import { refuseOrganisation as refuse } from './organisation-words.ts'
import { changeOrganisation, organisationsMergedInto, takenByAnother } from './organisations.ts'
import { endAccessIn } from './session.ts'

const closing = { verb: 'close', action: 'people.close-organisation' } as const
const merging = { verb: 'merge', action: 'people.merge-organisation' } as const

/**
 * Takes an organisation out of use, or merges it into another of its kind. Nothing of before changes, and its people bring to an end
 * what runs; what is new cannot choose it. What they have open ends, and so does every token of a program: whoever still has something to
 * bring to an end signs in once more and sees that it is out of use. One into which others were merged goes only after them.
 * @param i.into the organisation it goes into, where it is merged
 */
export const closeOrganisation = (ctx: Ctx, i: { id: string; into?: string | undefined }): Promise<{ id: string } | Refusal> =>
  changeOrganisation(ctx, { id: i.id, ...(i.into ? merging : closing) }, async ({ tx, inside, now, entry, set }) => {
    // Whoever closes the house he stands in could not open it again.
    if (now.id === ctx.asker.organisationId) return refuse('own-organisation')
    const here = await organisationsMergedInto(inside, now.id)
    if (here.length > 0) return refuse('organisations-merged-here', here.map((o) => o.name).join('、'))
    const ends = async () => void (entry.facts = { ...entry.facts, ...(await endAccessIn(inside, tx, { organisationId: now.id })) })
    if (!i.into) {
      await ends()
      return await set({ closed_on: ctx.today })
    }
    const into = await organisation(inside, i.into)
    if (!into || into.id === now.id || into.state !== 'open' || into.kind !== now.kind) return refuse('organisation-merge-where').at('into')
    await ends()
    return await set({ closed_on: ctx.today, merged_into: into.id })
  })

/** Takes a closed or merged organisation into use again, as long as its name is free. */
export const reopenOrganisation = (ctx: Ctx, i: { id: string }): Promise<{ id: string } | Refusal> =>
  changeOrganisation(ctx, { id: i.id, verb: 'reopen', action: 'people.reopen-organisation' }, async ({ tx, inside, now, set }) => {
    const wrong = await takenByAnother(inside, tx, now)
    return wrong ?? (await set({ closed_on: null, merged_into: null }))
  })
