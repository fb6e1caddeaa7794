import { countCases, reachOf, sayBand } from '#casework'
import { type Contract, textDocument, type TextBlock } from '#contracts'
import { type Period, periodOf, reportOfMonth, reportWords, sayPeriod, visibleDelivery } from '#delivery'
import { isRefusal, type Refusal, sayDay, sayErased, titleIn } from '#kernel'
import { type Ctx, notThere } from '#platform'
import { type C, download, type FrameFacts, Page, param, type Report, type ReportPart, ReportParts, reportWorkbook, type View } from '#ui'
import { lineWords } from './line-words.ts'

/** The report of a month of a contract: a page, or with `format=docx` or `format=xlsx` a file. */
export async function monthReportPage(ctx: Ctx, c: C, frame: FrameFacts): Promise<View> {
  const k = await visibleDelivery(ctx, param(c, 'id'))
  if (isRefusal(k)) return k
  const month = periodOf(k, param(c, 'period'), ctx.today)
  if (month?.kind !== 'month') return notThere()
  const { lang } = ctx
  const [t, name] = [reportWords[lang], sayPeriod(k, month.key, lang)]
  const report: Report = {
    title: `${titleIn(k, lang)} · ${t.title(name)}`,
    number: k.number,
    under: `${k.number} · ${t.asOf(`${sayDay(month.from, lang)} – ${sayDay(month.to, lang)}`, sayDay(ctx.today, lang))}`,
    parts: [...(await reportOfMonth(ctx, k, month)), ...(await ofCasework(ctx, k, month))],
  }
  const format = c.req.query('format')
  if (format === 'docx' || format === 'xlsx') return await asFile(report, format, `${k.number} ${month.key}`)
  const here = `/delivery/${k.id}/report/${month.key}`
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title(name)}
      section="delivery"
      lead={report.under}
      trail={[
        { label: lineWords[lang].delivery, href: '/delivery' },
        { label: titleIn(k, lang), href: `/delivery/${k.id}` },
        { label: t.title(name) },
      ]}
      actions={
        <>
          <a className="button plain" href={`${here}?format=docx`} download>
            {t.word}
          </a>
          <a className="button plain" href={`${here}?format=xlsx`} download>
            {t.excel}
          </a>
        </>
      }
    >
      <p className="small soft">{t.lead}</p>
      <ReportParts parts={report.parts} lang={lang} />
    </Page>
  )
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
async function asFile(report: Report, format: 'docx' | 'xlsx', name: string): Promise<View> {
  const file = format === 'docx' ? await reportDocument(report) : await reportWorkbook(report)
  return isRefusal(file) ? file : download(file, `${name}.${format}`, format === 'docx' ? wordType : excelType)
}

/** Cases, groups and events of each line, and how many different people it reached: in ranges, and of nobody. */
async function ofCasework(ctx: Ctx, k: Contract, month: Period): Promise<ReportPart[]> {
  const { lang } = ctx
  const t = reportWords[lang]
  const title = (id: string) => k.lines.find((l) => l.id === id)?.title ?? ''
  const told = await countCases(ctx, { contractId: k.id, from: month.from, to: month.to })
  const reached = await Promise.all(k.lines.map(async (l) => ({ l, reach: await reachOf(ctx, k, l.id) })))
  return [
    {
      ...{ key: 'cases', title: t.cases, note: t.casesNote, figures: [1, 2, 3, 4, 5, 6], none: t.nothing },
      head: [t.line, t.running, t.begun, t.closed, t.waiting, t.sessions, t.events],
      rows: told.map((r) => [
        ...[title(r.lineId), ...[r.running, r.begun, r.closed, r.waiting].map(sayBand), String(r.sessions), String(r.events)],
      ]),
    },
    {
      ...{ key: 'reach', title: t.reach, note: t.reachNote, figures: [1], none: t.nothing, head: [t.line, t.different, t.until] },
      rows: reached.flatMap(({ l, reach }) =>
        reach && reach.people !== null ? [[l.title, String(reach.people), reach.until.toString()]] : [],
      ),
    },
  ]
}

/** The same as a document for Word. */
const reportDocument = (r: Report): Promise<Uint8Array<ArrayBuffer> | Refusal> =>
  textDocument({
    ...{ title: r.title, number: r.number, under: r.under, head: [undefined, undefined] },
    blocks: r.parts.flatMap((p): TextBlock[] => [
      { heading: 2, text: p.title },
      ...(p.note ? [{ text: p.note }] : []),
      p.rows.length === 0
        ? { text: p.none }
        : { rows: [p.head, ...p.rows.map((row) => row.map((text) => sayErased(text)))], widths: widthsOf(p), headed: true },
    ]),
  })

/** Columns of words are wider than those of figures. */
function widthsOf(p: ReportPart): number[] {
  const weight = p.head.map((_, n) => (p.figures.includes(n) ? 1 : 2))
  const all = weight.reduce((n, w) => n + w, 0)
  return weight.map((w) => Math.floor((w * 100) / all))
}
