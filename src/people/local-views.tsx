import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { groupNamed, settableIn } from './local-form.ts'
import { localNumber } from './local-numbers.ts'
import { EnterLocalPage } from './pages/enter-local.tsx'
import { LocalNumberPage } from './pages/local-number.tsx'
import { may, mayNot } from './permission.ts'

/** The form of one group of numbers, with what holds of each today. */
export async function enterLocalPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const no = mayNot(ctx.asker, 'people.manage-all')
  if (no) return no
  const group = groupNamed(param(c, 'group'))
  const settable = settableIn(ctx, group)
  if (!group || settable.length === 0) return notThere()
  const begin = freshForm({ from: `${ctx.today.year}-01-01`, grade: 'B' })
  return <EnterLocalPage ctx={ctx} frame={frame} group={group} settable={settable} form={form ?? begin} />
}

/** One number that was entered, for everybody; what can be done with it, for the administrator. */
export async function localNumberPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await localNumber(ctx, param(c, 'id'))
  if (!found) return notThere()
  const ends = freshForm({ until: found.until_on?.toString() ?? '' })
  return <LocalNumberPage ctx={ctx} frame={frame} number={found} form={form ?? ends} mayChange={may(ctx.asker, 'people.manage-all')} />
}
