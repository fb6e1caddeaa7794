import { contract } from '#contracts'
import { mayNot } from '#people'
import { type Ctx, notThere } from '#platform'
import { type C, type FormState, type FrameFacts, freshForm, param, type View } from '#ui'
import { EntryPage } from './pages/entry.tsx'
import { EntriesPage } from './pages/entries.tsx'
import type { Entry } from './rules/entry.ts'
import { lineShown, runningLines } from './running-lines.ts'
import { entriesOf, entryOf } from './store/index.ts'

/** Every line of an institution that stands in the directory, with whether it was completed. */
export async function entriesPage(ctx: Ctx, _: C, frame: FrameFacts): Promise<View> {
  const providerId = ctx.asker.organisationId
  const no = mayNot(ctx.asker, 'voices.keep-entry', { providerId })
  if (no) return no
  const lines = await runningLines(ctx, { providerId: providerId! })
  const kept = await entriesOf(ctx, [...new Set(lines.map((l) => l.contract.id))])
  return <EntriesPage ctx={ctx} frame={frame} lines={lines} kept={kept} />
}

/** The form of one line. */
export async function entryPage(ctx: Ctx, c: C, frame: FrameFacts, form?: FormState): Promise<View> {
  const [found, lineId] = [await contract(ctx, param(c, 'contract')), param(c, 'line')]
  const no = mayNot(ctx.asker, 'voices.keep-entry', { providerId: found?.providerId ?? null })
  if (no) return no.code === 'not-your-record' ? notThere() : no
  const line = found && lineShown(found, lineId) ? found.lines.find((l) => l.id === lineId) : undefined
  if (!found || !line) return notThere()
  const kept = await entryOf(ctx, { contractId: found.id, lineId })
  return <EntryPage ctx={ctx} frame={frame} contract={found} line={line} kept={kept} form={form ?? freshForm(valuesOf(kept))} />
}

const valuesOf = (e: Entry | undefined): FormState['values'] =>
  e
    ? {
        ...{ says: e.says, forWhom: e.forWhom, address: e.address ?? '', weekdays: e.weekdays.map(String), opens: e.opens ?? '' },
        ...{ closes: e.closes ?? '', hoursNote: e.hoursNote ?? '', ways: e.ways, phone: e.phone ?? '', languages: e.languages },
        ...{ accessible: e.accessible, room: e.room },
      }
    : { languages: ['cmn'], accessible: 'not-said', room: 'not-said' }
