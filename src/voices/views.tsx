import { may, mayNot, organisations } from '#people'
import { type Ctx, type ListQuery, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, listView, param, type View } from '#ui'
import { concernedBy, refOf } from './concerned-by.ts'
import { type ListedVoice, voiceColumns, VoicesPage } from './pages/voices.tsx'
import { VoicePage } from './pages/voice.tsx'
import { partiesOf, type Voice } from './rules/voice.ts'
import { helpedOf, pageOfVoices, voiceRow, voiceSorts } from './store/index.ts'

/** Whether somebody reads everybody's words, and not only those of their organisation. */
const seesAll = (ctx: Ctx): boolean => may(ctx.asker, 'voices.read')
const shownStates = { waiting: 'said', answered: 'answered', all: undefined } as const
export type ShownStates = keyof typeof shownStates

/** Words that were said, those that wait for an answer first. */
export async function voicesPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const own = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'voices.read', { purchaserId: own, providerId: own })
  if (no) return no
  const which = (Object.keys(shownStates) as ShownStates[]).find((k) => k === c.req.query('show')) ?? 'waiting'
  const list = {
    sorts: voiceSorts,
    name: 'words',
    read: async (query: ListQuery) => {
      const found = await pageOfVoices(ctx, { state: shownStates[which], organisationId: seesAll(ctx) ? undefined : own! }, query)
      return { ...found, rows: await listed(ctx, found.rows) }
    },
    columns: () => Promise.resolve(voiceColumns(ctx)),
  }
  return await listView(c, list, (l) => <VoicesPage ctx={ctx} frame={frame} {...l} which={which} />)
}

async function listed(ctx: Ctx, rows: readonly Voice[]): Promise<ListedVoice[]> {
  const named = new Map((await organisations(ctx, { ids: rows.map((r) => r.answererId) })).map((o) => [o.id, o]))
  return await Promise.all(
    rows.map(async (v) => ({ ...v, name: (await concernedBy(ctx, refOf(v)))?.name ?? '', answerer: named.get(v.answererId)! })),
  )
}

/** One word, with the form of its answer for whoever answers. */
export async function voicePage(ctx: Ctx, c: C, frame: FrameFacts, form: FormState = freshForm()): Promise<View> {
  const voice = await voiceRow(ctx, param(c, 'id'))
  const no = mayNot(ctx.asker, 'voices.read', voice ? partiesOf(voice) : {})
  if (no) return no.code === 'not-your-record' ? notThere() : no
  if (!voice) return notThere()
  const [one] = await listed(ctx, [voice])
  return <VoicePage ctx={ctx} frame={frame} voice={one!} helped={await helpedOf(ctx, voice.id)} form={form} />
}
