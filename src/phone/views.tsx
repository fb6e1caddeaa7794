import { may, mayNot, people } from '#people'
import type { Ctx } from '#platform'
import type { C, FrameFacts, View } from '#ui'
import { PhonesPage } from './pages/phones.tsx'
import { phonesOf } from './store/index.ts'

/** One's own telephones, and for whoever leads the institution those of its people. */
export async function phonesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const { userId, organisationId } = ctx.asker
  const no = mayNot(ctx.asker, 'phones.use', { userId })
  if (no) return no
  const leads = may(ctx.asker, 'phones.manage', { providerId: organisationId })
  const all = leads ? await phonesOf(ctx, { organisationId: organisationId! }) : []
  const mine = await phonesOf(ctx, { userId: userId! })
  const others = all.filter((p) => p.userId !== userId)
  const names = new Map((await people(ctx, { userIds: others.map((p) => p.userId) })).map((p) => [p.userId, p.name]))
  const lost = [...mine, ...others].find((p) => p.id === c.req.query('lost') && p.state === 'lost')
  return <PhonesPage ctx={ctx} frame={frame} mine={mine} others={others} names={names} lost={lost} />
}
