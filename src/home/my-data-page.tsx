import { isRefusal, sayDay, sayMoment } from '#kernel'
import { myRequests, refusePermission, requestKinds, type Role, roles } from '#people'
import type { Ctx } from '#platform'
import { DataTable, Form, type FormState, type FrameFacts, freshForm, Page, SummaryList } from '#ui'
import { answerRows, RequestFields } from './data-request-pages.tsx'
import { sayEntry } from './gather.ts'
import { sayOutcome } from './log-words.ts'
import { cellText, ownTables } from './my-data.ts'
import type { OwnTable } from './own-table.ts'
import { dataWords, ownWords } from './personal-data-words.ts'

const mostShown = 20

/** What is kept about whoever asks, to be read before it is taken away, and the form with which they ask for it to be erased or corrected. */
export async function MyDataPage(ctx: Ctx, frame: FrameFacts, form: FormState = freshForm({ kind: 'erasure' })) {
  if (ctx.asker.kind !== 'user') return refusePermission('sign-in-first')
  const all = await ownTables(ctx)
  if (isRefusal(all)) return all
  const { lang } = ctx
  const t = ownWords[lang]
  const requests = await myRequests(ctx, ctx.asker.userId!)
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.title}
      lead={t.lead}
      trail={[{ label: t.account, href: '/account' }, { label: t.title }]}
      actions={
        <>
          <a className="button plain" href="/account/data.json" download>
            {t.takeJson}
          </a>
          <a className="button plain" href="/account/data.zip" download>
            {t.takeCsv}
          </a>
        </>
      }
    >
      {all
        // What they asked for stands below, beside the form.
        .filter((x) => x.rows.length > 0 && x.name !== 'requests')
        .map((x) => (
          <OwnRows key={x.name} of={x} ctx={ctx} />
        ))}
      <p className="soft">{t.nothingElse}</p>
      <h2>{t.requests}</h2>
      <p>{t.requestsLead}</p>
      {requests.map((r) => (
        <section key={r.id}>
          <h3>{requestKinds[r.kind][lang]}</h3>
          <SummaryList
            rows={[
              { label: dataWords[lang].what, value: <span style={{ whiteSpace: 'pre-wrap' }}>{r.what}</span> },
              ...answerRows(r, lang),
            ]}
          />
        </section>
      ))}
      <Form action="/account/data" form={form} lang={lang} submit={dataWords[lang].ask}>
        <RequestFields form={form} lang={lang} />
      </Form>
    </Page>
  )
}

function OwnRows({ of, ctx }: { of: OwnTable; ctx: Ctx }) {
  const { lang } = ctx
  const rows = of.rows.slice(-mostShown).toReversed()
  return (
    <>
      <h2>
        {of.says[lang]} <span className="soft small">{of.rows.length}</span>
      </h2>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => String(of.rows.indexOf(r))}
        columns={of.columns.map(([key, says]) => ({
          key,
          label: says[lang],
          cell: (r: Readonly<Record<string, unknown>>) => <span style={{ overflowWrap: 'anywhere' }}>{shown(r[key], key, ctx)}</span>,
        }))}
      />
      {of.rows.length > rows.length && <p className="soft small">{ownWords[lang].latest(rows.length)}</p>}
    </>
  )
}

/** A value as somebody reads it. */
function shown(v: unknown, key: string, ctx: Ctx): string {
  const { lang } = ctx
  if (v instanceof Temporal.Instant) return sayMoment(v, lang, ctx.zone)
  if (v instanceof Temporal.PlainDate) return sayDay(v, lang)
  if (key === 'action') return sayEntry(String(v), {})[lang].replace(/[：:]\s*$/, '')
  if (key === 'outcome') return sayOutcome(String(v))[lang]
  if (key === 'role') return roles[v as Role]?.words[lang] ?? cellText(v)
  if (typeof v === 'boolean') return ownWords[lang][v ? 'yes' : 'no']
  return cellText(v)
}
