import { isRefusal } from '#kernel'
import { organisations } from '#people'
import type { Ctx } from '#platform'
import { type C, formatAsked, type FrameFacts, numberIn, tableFile, type View } from '#ui'
import { YearPage, yearColumns } from './pages/year.tsx'
import { yearAccount } from './year-account.ts'
import { yearText } from './year-words.ts'

/** The account of a year, as a page or as a file. */
export async function yearPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const asked = new URL(c.req.url).searchParams
  const wanted = numberIn(asked.get('year'))
  const year = wanted !== undefined && wanted >= 2020 && wanted <= ctx.today.year ? wanted : ctx.today.year
  const party = asked.get('party') ?? ''
  const said = await yearAccount(ctx, { year, ...(party && { party }) })
  if (isRefusal(said)) return said
  const ids = said.rows.flatMap((r) => [r.contract.purchaserId, r.contract.providerId])
  const names = new Map((await organisations(ctx, { ids })).map((o) => [o.id as string, o]))
  const format = formatAsked(asked)
  const columns = format ? yearColumns(ctx, names) : yearColumns(ctx, names, said.total)
  if (format) return await tableFile({ rows: said.rows, columns, name: `${yearText[ctx.lang].tab}-${said.until}`, format })
  const parties = await organisations(ctx, { kind: ctx.asker.organisationKind === 'purchaser' ? 'institution' : 'purchaser' })
  return <YearPage ctx={ctx} frame={frame} said={said} columns={columns} parties={parties} party={party} />
}
