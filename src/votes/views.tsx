import { contracts } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import { answerCounts, needChoices, needs, type Purchase, purchase, slipsOf } from '#needs'
import { communities, may, mayNot, organisation, printedLogo } from '#people'
import { planOf } from '#plans'
import { type Ctx, historyOf, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, goTo, linkTo, numberIn, param, type View } from '#ui'
import QRCode from 'qrcode'
import { BallotsPage, ballotsPerPage } from './pages/ballots.tsx'
import { NewProjectPage, ProjectPage } from './pages/project.tsx'
import { VoteFormPage, VotesPage } from './pages/votes.tsx'
import { VotePage } from './pages/vote.tsx'
import { resultShown } from './result-shown.ts'
import type { ProjectOfVote, Vote } from './rules/vote.ts'
import { projectOfVote, projectsOf, vote, voteOfBallots, votes } from './store/index.ts'
import { newVoteValues, projectValues, voteValues } from './vote-form.ts'
import { refuse } from './words.ts'

const qr = (address: string): Promise<string> => QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 })

/** The votes of a purchase, or of the office, or all for whoever may read every plan. */
export async function votesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const of = await purchase(ctx, c.req.query('purchase') ?? '')
  const no = mayNot(ctx.asker, 'plans.read', { purchaserId: of?.purchaserId ?? ctx.asker.organisationId })
  if (no) return no
  const all = may(ctx.asker, 'plans.read')
  const list = await votes(ctx, of ? { purchaseId: of.id } : all ? {} : { purchaserId: ctx.asker.organisationId! })
  const begins = of !== undefined && may(ctx.asker, 'plans.edit', of) && (await hasNeeds(ctx, of))
  return <VotesPage ctx={ctx} frame={frame} list={list} purchase={of} begins={begins} base="/votes" />
}

/** Nothing is voted on before it is known what is needed. */
const hasNeeds = async (ctx: Ctx, of: Purchase): Promise<boolean> => (await needs(ctx, { purchaseId: of.id, state: 'accepted' })).length > 0

export async function newVotePage(ctx: Ctx, c: C, frame: FrameFacts, sent?: FormState): Promise<View> {
  const of = await purchase(ctx, String(sent?.values['purchaseId'] ?? c.req.query('purchase') ?? ''))
  if (!of) return notThere()
  const no = mayNot(ctx.asker, 'plans.edit', { purchaserId: of.purchaserId })
  if (no) return no
  if (!sent && !(await hasNeeds(ctx, of))) return refuse('no-needs')
  const places = await communities(ctx, { ids: of.communityIds })
  return <VoteFormPage ctx={ctx} frame={frame} purchase={of} places={places} vote={undefined} form={sent ?? newVoteValues(ctx, of)} />
}

/** The vote of the address with its purchase, for whoever may do this to it. */
async function voteAt(ctx: Ctx, c: C, needed: 'plans.read' | 'plans.edit'): Promise<{ v: Vote; of: Purchase } | Refusal> {
  const v = await vote(ctx, param(c, 'id'))
  if (!v) return notThere()
  const no = mayNot(ctx.asker, needed, { purchaserId: v.purchaserId })
  return no ?? { v, of: (await purchase(ctx, v.purchaseId))! }
}

export async function editVotePage(ctx: Ctx, c: C, frame: FrameFacts, sent?: FormState): Promise<View> {
  const at = await voteAt(ctx, c, 'plans.edit')
  if (isRefusal(at)) return at
  if (at.v.state !== 'draft') return goTo(c, `/votes/${at.v.id}`)
  const places = await communities(ctx, { ids: at.of.communityIds })
  return <VoteFormPage ctx={ctx} frame={frame} purchase={at.of} places={places} vote={at.v} form={sent ?? voteValues(at.v)} />
}

export async function votePage(ctx: Ctx, c: C, frame: FrameFacts, end?: FormState): Promise<View> {
  const at = await voteAt(ctx, c, 'plans.read')
  if (isRefusal(at)) return at
  const { v, of } = at
  const projects = await projectsOf(ctx, v)
  const edits = may(ctx.asker, 'plans.edit', { purchaserId: v.purchaserId })
  const ballots = v.campaignId ? ((await answerCounts(ctx, [v.campaignId])).get(v.campaignId) ?? 0) : undefined
  const address = linkTo(c, `/v/${v.id}`)
  return (
    <VotePage
      ctx={ctx}
      frame={frame}
      vote={v}
      purchase={of}
      projects={projects}
      places={await communities(ctx, { ids: v.communityIds })}
      ballots={ballots}
      proposals={v.state === 'draft' ? { address, svg: await qr(address) } : undefined}
      result={await resultShown(ctx, v, projects)}
      edits={edits}
      keys={v.state === 'open' && may(ctx.asker, 'needs.enter-paper', { purchaserId: v.purchaserId })}
      prints={v.state === 'open' && edits && ballots === 0}
      history={await historyOf(ctx, { subjectId: v.id })}
      end={end ?? freshForm()}
    />
  )
}

/**
 * Where a vote is known only by the survey that keeps its ballots: its page for whoever reads plans, the keying of paper for whoever only
 * helps with that, and for everybody else what is public.
 */
export async function ballotsToVote(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const v = await voteOfBallots(ctx, param(c, 'campaign'))
  if (!v) return goTo(c, '/votes')
  const on = { purchaserId: v.purchaserId }
  if (may(ctx.asker, 'plans.read', on)) return goTo(c, `/votes/${v.id}`)
  const keys = v.state === 'open' && may(ctx.asker, 'needs.enter-paper', on)
  return goTo(c, keys ? `/surveys/${v.campaignId}/paper` : `/open/votes/${v.id}`)
}

export async function newProjectPage(ctx: Ctx, c: C, frame: FrameFacts, sent?: FormState): Promise<View> {
  const at = await voteAt(ctx, c, 'plans.edit')
  if (isRefusal(at)) return at
  if (at.v.state !== 'draft') return goTo(c, `/votes/${at.v.id}`)
  return <NewProjectPage {...(await aroundOf(ctx, frame, at))} form={sent ?? freshForm({ proposedBy: 'office' })} />
}

const aroundOf = async (ctx: Ctx, frame: FrameFacts, { v, of }: { v: Vote; of: Purchase }) => {
  const own = await needs(ctx, { purchaseId: of.id, state: 'accepted' })
  return {
    ...{ ctx, frame, vote: v, purchase: of, needs: own },
    places: await communities(ctx, { ids: v.communityIds }),
    needChoices: await needChoices(ctx, own),
  }
}

interface Typed {
  edit?: FormState
  aside?: FormState
  withdraw?: FormState
}
export async function projectPage(ctx: Ctx, c: C, frame: FrameFacts, typed: Typed = {}): Promise<View> {
  const at = await voteAt(ctx, c, 'plans.read')
  if (isRefusal(at)) return at
  const project = await projectOfVote(ctx, param(c, 'project'))
  if (project?.voteId !== at.v.id) return notThere()
  return (
    <ProjectPage
      {...(await aroundOf(ctx, frame, at))}
      project={project}
      {...(await becameOf(ctx, project))}
      edit={typed.edit ?? projectValues(project)}
      aside={typed.aside ?? freshForm()}
      withdraw={typed.withdraw ?? freshForm()}
    />
  )
}

/** Where the line of a project stands: its plan, and the contract that took it. */
async function becameOf(ctx: Ctx, p: ProjectOfVote) {
  if (!p.lineId) return { contract: undefined, planId: undefined }
  const signed = await contracts(ctx, { purchaseIds: [p.purchaseId] })
  return {
    contract: signed.find((k) => !['draft', 'negotiating'].includes(k.state) && k.lines.some((l) => l.id === p.lineId)),
    planId: (await planOf(ctx, p.purchaseId))?.id,
  }
}

/** Paper ballots of one community, so many to a page of the screen. */
export async function ballotsPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const at = await voteAt(ctx, c, 'plans.edit')
  if (isRefusal(at)) return at
  const { v } = at
  if (!v.campaignId) return goTo(c, `/votes/${v.id}`)
  const slips = await slipsOf(ctx, v.campaignId)
  if (isRefusal(slips)) return slips
  const places = await communities(ctx, { ids: v.communityIds })
  const chosen = places.find((p) => p.id === c.req.query('community')) ?? places[0]
  const codes = slips.codes.find((s) => s.communityId === chosen?.id)?.codes ?? []
  const page = Math.max(1, numberIn(c.req.query('page')) ?? 1)
  const shown = codes.slice((page - 1) * ballotsPerPage, page * ballotsPerPage)
  return (
    <BallotsPage
      {...{ ctx, frame, vote: v, purchase: at.of, places, chosen, page }}
      office={await organisation(ctx, v.purchaserId)}
      logo={await printedLogo(ctx, v.purchaserId)}
      projects={(await projectsOf(ctx, v)).filter((p) => p.number !== null && p.state !== 'withdrawn')}
      ballots={
        await Promise.all(
          shown.map(async (code) => ({ code: `${code.slice(0, 4)} ${code.slice(4)}`, svg: await qr(linkTo(c, `/s/${code}`)) })),
        )
      }
      of={codes.length}
      address={linkTo(c, '/s').replace(/^https?:\/\//, '')}
    />
  )
}
