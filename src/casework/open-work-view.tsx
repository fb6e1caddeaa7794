import { clientById, isOfCase } from '#clients'
import { contracts } from '#contracts'
import { mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FrameFacts, param, type View } from '#ui'
import { OpenWorkPage } from './pages/open-work.tsx'
import { casesOfClient, goalsOf, groupsWith, nextAndLast } from './store/index.ts'

/** What is open of somebody: for their worker, for whoever leads the institution, and for whoever is asked to take them on. */
export async function openWorkPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const client = await clientById(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'clients.keep', { providerId: client?.organisationId ?? null })
  if (no) return no.status === 401 || !client ? no : notThere()
  if (!client || (!isOfCase(ctx, client) && client.handedTo !== ctx.asker.userId)) return notThere()
  const open = (await casesOfClient(ctx, client.id, ctx.db)).filter((k) => !k.closedOn || (k.followUpOn && !k.followedOn))
  const ids = open.map((k) => k.id)
  const [at, goals] = [await nextAndLast(ctx, ids), await goalsOf(ctx, ids)]
  const of = await contracts(ctx, { ids: open.map((k) => k.contractId) })
  const cases = open.map((k) => ({
    ...k,
    at: at.get(k.id),
    goals: goals.filter((g) => g.caseId === k.id).length,
    contract: of.find((x) => x.id === k.contractId),
  }))
  return <OpenWorkPage ctx={ctx} frame={frame} client={client} cases={cases} groups={await groupsWith(ctx, client.id)} />
}
