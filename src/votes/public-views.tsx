import { contracts } from '#contracts'
import { isRefusal, type Refusal } from '#kernel'
import { communities, nameOf, organisation } from '#people'
import { planOf } from '#plans'
import { type Ctx, Limit, notThere } from '#platform'
import {
  type C,
  download,
  type FormState,
  type FrameFacts,
  freshForm,
  goTo,
  html,
  param,
  readFields,
  readForm,
  refusalPage,
  type View,
} from '#ui'
import { ballotsOf } from './count-ballots.ts'
import { CannotProposePage, ProposedPage, ProposePage } from './pages/propose.tsx'
import { PublicVotePage } from './pages/public-vote.tsx'
import { VotesPage } from './pages/votes.tsx'
import { proposeAsResident } from './propose-project.ts'
import { resultShown } from './result-shown.ts'
import { ballotFile } from './rules/ballot-file.ts'
import type { Vote } from './rules/vote.ts'
import { projectsOf, vote, votes } from './store/index.ts'
import { proposalForm } from './vote-form.ts'
import { refuse } from './words.ts'

/** What anybody may look at: a vote from its opening on. */
async function publicVote(ctx: Ctx, id: string): Promise<Vote | undefined> {
  const v = await vote(ctx, id)
  return v?.campaignId ? v : undefined
}

export async function publicVotesPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const list = (await votes(ctx)).filter((v) => v.campaignId)
  return <VotesPage ctx={ctx} frame={frame} list={list} purchase={undefined} begins={false} base="/open/votes" />
}

export async function publicVotePage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const v = await publicVote(ctx, param(c, 'id'))
  if (!v) return notThere()
  const projects = (await projectsOf(ctx, v)).filter((p) => p.state !== 'proposed')
  const signed = (await contracts(ctx, { purchaseIds: [v.purchaseId] })).filter((k) => ['active', 'ended'].includes(k.state))
  const plan = await planOf(ctx, v.purchaseId)
  return (
    <PublicVotePage
      ctx={ctx}
      frame={frame}
      vote={v}
      office={await organisation(ctx, v.purchaserId)}
      places={await communities(ctx, { ids: v.communityIds })}
      projects={projects}
      result={await resultShown(ctx, v, projects)}
      contracts={new Map(signed.flatMap((k) => k.lines.map((l) => [l.id as string, k.number] as const)))}
      purchaseHref={plan?.state === 'published' ? `/open/purchases/${v.purchaseId}` : undefined}
    />
  )
}

/** The ballots of a counted vote, as a file that anybody can count again. */
export async function ballotsFile(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const v = await publicVote(ctx, param(c, 'id'))
  const shown = v && (await resultShown(ctx, v, await projectsOf(ctx, v)))
  if (!v?.result || !shown) return refusalPage(c, await c.get('frame')(), notThere())
  if (!shown.tells) return refusalPage(c, await c.get('frame')(), refuse('too-few-for-file'))
  const { lines } = await ballotsOf(ctx, v)
  const standing = new Set(v.result.votes.map((x) => x.number))
  const text = ballotFile({
    ...{ title: v.title, office: nameOf(await organisation(ctx, v.purchaserId), 'zh'), currency: 'CNY', lines, result: v.result },
    ...{ opensOn: v.opensOn.toString(), closesOn: v.closesOn.toString(), budget: v.budget, most: v.most },
    projects: shown.projects.flatMap((p) =>
      p.number !== null && standing.has(p.number) ? [{ number: p.number, title: p.title, cost: p.cost! }] : [],
    ),
  })
  return download(text, `vote-${v.id}.pb`, 'text/plain; charset=utf-8')
}

const around = (c: C) => ({ lang: c.get('ctx').lang, styles: c.get('styles'), here: new URL(c.req.url).pathname })

/** Where a resident proposes; again with what is wrong. */
export async function proposePage(c: C, form: FormState = freshForm()): Promise<Response> {
  const ctx = c.get('ctx')
  const v = await vote(ctx, param(c, 'id'))
  if (v?.state !== 'draft') {
    const no = refuse(v ? 'not-proposing' : 'not-there')
    return html(c, <CannotProposePage around={around(c)} why={no.words} />, no.status)
  }
  const places = await communities(ctx, { ids: v.communityIds })
  return html(c, <ProposePage around={around(c)} vote={v} places={places} form={form} />, form.refusal?.status ?? 200)
}

/** So many proposals from one network address in an hour: a room full of residents may share one, a program fills the list. */
const sent = new Limit({ most: 30, minutes: 60 })

/** Keeps what a resident proposes. Nobody is signed in, so no page of staff is shown whatever comes of it. */
export async function propose(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const fields = await readFields(c)
  const [voteId, address] = [param(c, 'id'), c.get('address')]
  const limited = address && sent.isReached(address, ctx.now) ? refuse('tried-often') : undefined
  if (isRefusal(fields) || limited) return cannot(c, isRefusal(fields) ? fields : limited!)
  const once = typeof fields._once === 'string' && /^[\w-]{8,64}$/.test(fields._once) ? fields._once : undefined
  const read = readForm(proposalForm, fields)
  const done = isRefusal(read) ? read : await proposeAsResident({ ...ctx, ...(once && { once }) }, { ...read, voteId })
  if (!isRefusal(done)) {
    if (address) sent.count(address, ctx.now)
    return goTo(c, `/v/${voteId}/done`)
  }
  if (!done.fields) return cannot(c, done)
  const values = Object.fromEntries(['title', 'what', 'communityId'].map((k) => [k, typeof fields[k] === 'string' ? fields[k] : '']))
  return await proposePage(c, { ...freshForm(values), errors: done.fields, refusal: done, ...(once && { once }) })
}

const cannot = (c: C, no: Refusal) => html(c, <CannotProposePage around={around(c)} why={no.words} />, no.status)

export const proposedPage = (c: C): Response => html(c, <ProposedPage around={around(c)} voteId={param(c, 'id')} />)
