import { type Lang, sayDay, sayMoney } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, FileField, Form, type FormState, type FrameFacts, TextField, Tick } from '#ui'
import { answerText, saidWords, verdictWords } from '../answer-words.ts'
import { batchText } from '../batch-words.ts'
import { mostMegabytes } from '../read-answer.ts'
import type { Understood, UnderstoodAnswer } from '../understand-answer.ts'
import { words } from '../words.ts'
import { PaymentsPage } from './frame.tsx'

interface Of {
  ctx: Ctx
  frame: FrameFacts
  form: FormState
}
const trail = (ctx: Ctx) => [
  { label: words[ctx.lang].payments, href: '/payments' },
  { label: batchText[ctx.lang].title, href: '/payments/batch' },
]

/** Where the bank's file is handed in, and how a table of one's own has to look. */
export function AnswerPage({ ctx, frame, form }: Of) {
  const t = answerText[ctx.lang]
  const f = { form, lang: ctx.lang }
  return (
    <PaymentsPage ctx={ctx} frame={frame} title={t.title} tab="batch" lead={t.lead} trail={trail(ctx)}>
      <Form action="/payments/batch/answer" {...f} submit={t.read} cancel="/payments/batch" upload>
        <FileField
          {...f}
          name="file"
          label={t.file}
          hint={t.fileHint(mostMegabytes)}
          accept=".xml,.csv,.txt,.tsv,.xlsx,application/xml,text/xml,text/csv"
        />
      </Form>
      <h2>{t.own}</h2>
      <p>{t.ownSays}</p>
      <pre>{t.ownExample}</pre>
    </PaymentsPage>
  )
}

const enters = (r: Understood) => r.verdict === 'pay' || r.verdict === 'reject' || r.verdict === 'return'
const waits = (r: Understood) => r.verdict === 'waits' || r.verdict === 'already'

/** What a file was understood to say, row by row, with what follows; only what agrees in everything is entered. */
export function UnderstoodPage({ ctx, frame, form, read }: Of & { read: UnderstoodAnswer }) {
  const { lang } = ctx
  const t = answerText[lang]
  const enter = read.rows.filter(enters).length
  // What does not agree is what somebody has to look at: it stands first.
  const rows = [...read.rows].sort((a, b) => order(a) - order(b) || a.row.line - b.row.line)
  return (
    <PaymentsPage
      ctx={ctx}
      frame={frame}
      title={t.understood}
      tab="batch"
      lead={t.understoodLead(enter, read.rows.length)}
      trail={trail(ctx)}
    >
      {read.notes.length > 0 && <p className="soft small">{read.notes.map((n) => n[lang]).join(' ')}</p>}
      <Rows rows={rows} lang={lang} />
      {enter > 0 ? (
        <Form action="/payments/batch/answer/take" form={form} lang={lang} submit={t.enter} cancel="/payments/batch/answer" upload>
          <input type="hidden" name="rows" value={read.asTable} />
          <input type="hidden" name="seen" value={read.seen} />
          {read.rows.some((r) => r.verdict === 'pay') && (
            <TextField form={form} lang={lang} name="reason" label={t.reason} hint={t.reasonHint} optional />
          )}
          {(form.errors.againReason || form.values.again) && (
            <>
              <Tick form={form} lang={lang} name="again" label={t.again} />
              <TextField form={form} lang={lang} name="againReason" label={words[lang].againReason} maxLength={500} optional />
            </>
          )}
        </Form>
      ) : (
        <p>
          <a className="button plain" href="/payments/batch/answer">
            {t.title}
          </a>
        </p>
      )}
    </PaymentsPage>
  )
}
const order = (r: Understood): number => (enters(r) ? 1 : waits(r) ? 2 : 0)

function Rows({ rows, lang }: { rows: readonly Understood[]; lang: Lang }) {
  const t = answerText[lang]
  return (
    <DataTable
      rows={rows.map((r, i) => ({ ...r, key: String(i) }))}
      lang={lang}
      rowKey={(r) => r.key}
      columns={[
        {
          key: 'number',
          label: t.number,
          cell: (r) => (r.known ? <a href={`/payments/claims/${r.known.claim.id}`}>{r.row.number}</a> : r.row.number || '–'),
        },
        { key: 'line', label: t.line, number: true, cell: (r) => r.row.line },
        {
          key: 'says',
          label: t.bankSays,
          cell: (r) => (
            <>
              {saidWords[r.row.said][lang]}
              {r.row.says && <span className="soft small"> {r.row.says}</span>}
            </>
          ),
        },
        { key: 'on', label: t.on, cell: (r) => (r.row.on ? sayDay(r.row.on, lang) : '–') },
        { key: 'amount', label: t.amount, number: true, cell: (r) => (r.row.amount === undefined ? '–' : sayMoney(r.row.amount, lang)) },
        {
          key: 'follows',
          label: t.follows,
          cell: (r) =>
            enters(r) || waits(r) ? verdictWords[r.verdict][lang] : <span className="late">{verdictWords[r.verdict][lang]}</span>,
        },
      ]}
    />
  )
}
