import { isRefusal, type Refusal, type Words } from '#kernel'
import { communities } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { type Campaign, campaign, mayNotEnter, questionsOf } from './campaigns.ts'
import { differencesOf, openSheets } from './enter-paper.ts'
import { words } from './page-words.ts'
import { PaperPage } from './pages/paper.tsx'
import { SettlePage } from './pages/settle.tsx'

/** The survey of the address, for who may enter its paper. */
async function enterable(ctx: Ctx, c: C): Promise<Campaign | Refusal> {
  const found = await campaign(ctx, param(c, 'id'))
  return found ? (mayNotEnter(ctx.asker, found) ?? found) : notThere()
}

export async function paperPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const found = await enterable(ctx, c)
  if (isRefusal(found)) return found
  const { waiting, next } = await openSheets(ctx, found.id)
  return (
    <PaperPage
      ctx={ctx}
      frame={frame}
      campaign={found}
      questions={await questionsOf(ctx, found)}
      places={await communities(ctx, { ids: found.communityIds })}
      waiting={waiting}
      said={keyedJustNow(c)}
      form={form ?? freshForm({ sheet: next, communityId: c.req.query('community') })}
    />
  )
}

const becameOf = { stored: 'storedSheet', 'keyed-once': 'keyedSheet', differs: 'differsSheet' } as const

/** What became of the sheet that was keyed before this one. */
function keyedJustNow(c: C): Words | undefined {
  const [sheet, state] = [c.req.query('sheet') ?? '', c.req.query('state') ?? '']
  const key = Object.hasOwn(becameOf, state) ? becameOf[state as keyof typeof becameOf] : undefined
  return key && /^[\w-]{1,20}$/.test(sheet) ? words.both(key, sheet) : undefined
}

/** Two keyings of a sheet, where they differ. */
export async function settlePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const found = await enterable(ctx, c)
  if (isRefusal(found)) return found
  const sheet = param(c, 'sheet')
  const read = await differencesOf(ctx, found.id, sheet)
  if (isRefusal(read)) return read
  return <SettlePage ctx={ctx} frame={frame} campaign={found} sheet={sheet} differences={read.differences} form={form} />
}
