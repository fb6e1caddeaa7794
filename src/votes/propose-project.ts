import { newAnonymousId, newId, type Refusal, type Words } from '#kernel'
import { needs } from '#needs'
import { mayNot } from '#people'
import { type Change, change, type Ctx, type Db, recordRefusal, thePublic } from '#platform'
import { changeProject } from './change-vote.ts'
import { mostProjects, type Vote, type VoteProject } from './rules/vote.ts'
import { addProposal, insertProject, projectsOf, vote } from './store/index.ts'
import type { ProjectInput, ProposalInput } from './vote-form.ts'
import { refuse } from './words.ts'

type Done = Promise<{ id: string } | Refusal>
/** What takes a place: what residents sent takes none of the office's before it is admitted, and what was set aside takes none at all. */
const fromResidents = (p: VoteProject) => p.state === 'proposed' && p.proposedBy === 'resident'
const onBallot = (p: VoteProject) => p.state === 'admitted' || (p.state === 'proposed' && p.proposedBy !== 'resident')

/** The office writes a project down, its own or one a committee or a resident brought. It is looked at before it is admitted. */
export async function proposeProject(ctx: Ctx, i: ProjectInput & { voteId: string }): Done {
  const v = await vote(ctx, i.voteId)
  if (!v) return refuse('not-there')
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: v.purchaserId })
  if (no) return await recordRefusal(ctx, 'projects.propose', no, { purchaseId: v.purchaseId })
  const id = newId('project', ctx.now)
  const what = { action: 'projects.propose', purchaseId: v.purchaseId, subject: { kind: 'project', id } as const }
  return await propose(ctx, v, { id, what, takesPlace: onBallot }, async (inside, tx) => {
    const wrong = await wrongProject(inside, v, i)
    if (wrong) return wrong
    await insertProject(ctx, tx, { id, vote_id: v.id, ...columnsOf(i) })
    return undefined
  })
}

/**
 * A resident proposes something, without an account. Nobody is asked for a name, and nothing of the sender is kept: the log is told the number
 * of a day once it is over, and the id says no time.
 */
export async function proposeAsResident(of: Ctx, i: ProposalInput & { voteId: string }): Done {
  // Nor who is signed in on the telephone on which it is written.
  const { askedAgain: _, sent: __, session: ___, ...request } = of
  const ctx = { ...request, asker: thePublic }
  const v = await vote(ctx, i.voteId)
  if (v?.state !== 'draft') return refuse('not-proposing')
  if (i.communityId && !v.communityIds.includes(i.communityId)) return refuse('place-unknown').at('communityId')
  const id = newAnonymousId('project')
  const what = { action: 'projects.propose', countedLater: true } as const
  return await propose(ctx, v, { id, what, takesPlace: fromResidents }, async (_, tx) => {
    const communityIds = i.communityId ? [i.communityId] : []
    const common = { title: i.title, what: i.what, communityIds, proposedBy: 'resident' as const }
    await insertProject(ctx, tx, { id, vote_id: v.id, ...columnsOf(common) })
    await addProposal(ctx, tx, v.id)
    return undefined
  })
}

async function propose(
  ctx: Ctx,
  v: Vote,
  { id, what, takesPlace }: { id: string; what: Change; takesPlace: (p: VoteProject) => boolean },
  write: (inside: Ctx, tx: Db) => Promise<Refusal | undefined>,
): Done {
  return await change(ctx, what, async (tx, entry) => {
    const inside = { ...ctx, db: tx }
    const now = await vote(inside, v.id)
    if (now?.state !== 'draft') return refuse('not-proposing')
    if ((await projectsOf(inside, now)).filter(takesPlace).length >= mostProjects) return refuse('too-many-projects', mostProjects)
    const wrong = await write(inside, tx)
    if (wrong) return wrong
    entry.after = { state: 'proposed', version: 1 }
    return { id }
  })
}

/** Changes what a project says, before the vote is opened. */
export const editProject = (ctx: Ctx, i: ProjectInput & { id: string }): Done =>
  changeProject(ctx, { id: i.id, verb: 'edit' }, async ({ inside, now, set }) => {
    const wrong = await wrongProject(inside, (await vote(inside, now.voteId))!, i)
    if (wrong) return wrong
    // What stands on the ballot keeps saying what it costs and what it answers.
    if (now.state === 'admitted' && (!i.cost || !i.needId)) return refuse('needs-both').at(i.cost ? 'needId' : 'cost')
    return await set(columnsOf(i))
  })

/** Everything that is wrong with a project, by field. */
async function wrongProject(inside: Ctx, v: Vote, i: ProjectInput): Promise<Refusal | undefined> {
  const fields: Record<string, Words> = {}
  if (i.needId) {
    const known = await needs(inside, { ids: [i.needId], purchaserId: v.purchaserId, state: 'accepted' })
    if (known[0]?.purchaseId !== v.purchaseId) fields['needId'] = refuse('need-unknown').words
  }
  if (i.communityIds.some((c) => !v.communityIds.includes(c))) fields['communityIds'] = refuse('place-unknown').words
  if (i.cost !== undefined && i.cost > v.budget) fields['cost'] = refuse('too-dear').words
  return Object.keys(fields).length > 0 ? refuse('vote-wrong').with({ fields }) : undefined
}

const columnsOf = (i: Partial<ProjectInput> & Pick<ProjectInput, 'title' | 'what' | 'communityIds' | 'proposedBy'>) => ({
  title: i.title,
  title_en: i.titleEn ?? null,
  what: i.what,
  cost_minor: i.cost ?? null,
  need_id: i.needId ?? null,
  community_ids: [...new Set(i.communityIds)],
  proposed_by: i.proposedBy,
})
