import { type Lang, sayMoney, titleIn } from '#kernel'
import { Link, mayNot } from '#people'
import type { Ctx } from '#platform'
import { Cites, Form, type FormState, type FrameFacts, Notice, Select, SummaryList, TextArea } from '#ui'
import type { GateOf } from '../gate-of.ts'
import { gateWords } from '../gate-words.ts'
import type { Side } from '../rules/dimensions.ts'
import { gateDays } from '../rules/gate.ts'
import { gradeWords } from '../rules/grade-words.ts'
import { words } from '../words.ts'
import { EvaluationsPage } from './frame.tsx'

/** The gate of a yearly contract: what the next year needs, what there is of it, by when, and what follows. */
export function GatePage({ ctx, frame, of, form }: { ctx: Ctx; frame: FrameFacts; of: GateOf; form: FormState | undefined }) {
  const { lang } = ctx
  const t = gateWords[lang]
  const { c, next, gate } = of
  const { asksFrom, decideBy } = gateDays(c.endsOn)
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={frame}
      tab="rounds"
      title={t.title}
      lead={`${c.number} ${titleIn(c, lang)}`}
      trail={[
        { label: words[lang].evaluations, href: '/evaluations' },
        { label: c.number, href: `/contracts/${c.id}` },
        { label: t.title },
      ]}
    >
      <p>{t.lead}</p>
      <p>{t.days(asksFrom, decideBy, c.endsOn)}</p>
      <SummaryList
        rows={[
          { label: t.nextTerm, value: t.span(next.startsOn, next.endsOn) },
          { label: t.evaluation, value: <Rated ctx={ctx} of={of} /> },
          { label: t.grade, value: <Graded ctx={ctx} of={of} /> },
          { label: t.budget, value: <Money ctx={ctx} of={of} /> },
          { label: t.purchaser, value: <Said of={of} side="purchaser" lang={lang} /> },
          { label: t.provider, value: <Said of={of} side="provider" lang={lang} /> },
        ]}
      />
      <h2>{t.outcome}</h2>
      <Notice late={gate.outcome === 'ends' || gate.outcome === 'barred' || gate.outcome === 'buy-anew'}>
        <p>
          {t[gate.outcome]}{' '}
          {next.renewedBy && (
            <Link asker={ctx.asker} href={`/contracts/${next.renewedBy.id}`} of={c}>
              {next.renewedBy.number}
            </Link>
          )}
        </p>
      </Notice>
      <h2>{t.law}</h2>
      <ul>
        {next.steps.map((s) => (
          <li key={s.says.en}>
            {s.says[lang]} <Cites cites={s.cites} lang={lang} />
          </li>
        ))}
      </ul>
      {form && <Say of={of} form={form} own={ctx.asker.organisationId} lang={lang} />}
    </EvaluationsPage>
  )
}

function Rated({ ctx, of }: { ctx: Ctx; of: GateOf }) {
  const t = gateWords[ctx.lang]
  if (of.isRated) return t.rated
  return (
    <>
      {t.notRated} {!mayNot(ctx.asker, 'evaluations.open', of.c) && <a href={`/evaluations/new?contract=${of.c.id}`}>{t.openRound}</a>}
    </>
  )
}

function Graded({ ctx, of }: { ctx: Ctx; of: GateOf }) {
  const t = gateWords[ctx.lang]
  if (!of.grade) return t.notGraded
  return (
    <Link asker={ctx.asker} href={`/evaluations/appraisals/${of.grade.sourceId}`} of={of.c}>
      {t.graded(gradeWords[of.grade.grade][ctx.lang], of.grade.mayChange)}
    </Link>
  )
}

/** Whether there is money; which item has how much is the purchaser's to read, and of those who read its plans. */
function Money({ ctx, of }: { ctx: Ctx; of: GateOf }) {
  const { lang } = ctx
  const t = gateWords[lang]
  const { notEntered, beyond } = of.next.money
  if (of.hasMoney) return t.covered
  if (mayNot(ctx.asker, 'plans.read', { purchaserId: of.c.purchaserId })) return t.notCovered
  return (
    <>
      {notEntered.length > 0 && <div>{t.notEntered(notEntered.map((i) => `${i.year} ${i.name}`))}</div>}
      {beyond.length > 0 && <div>{t.beyond(beyond.map((b) => t.free(`${b.year} ${b.name}`, sayMoney(b.free, lang))))}</div>}
      <Link asker={ctx.asker} href="/payments/budget">
        {t.budget}
      </Link>
    </>
  )
}

function Said({ of, side, lang }: { of: GateOf; side: Side; lang: Lang }) {
  const t = gateWords[lang]
  const own = of.wills.find((w) => w.side === side)
  if (!own) return t.notSaid
  return (
    <>
      <b>{own.goesOn ? t.yes(own.saidOn) : t.no(own.saidOn)}</b>
      <div>{own.reason}</div>
    </>
  )
}

function Say({ of, form, own, lang }: { of: GateOf; form: FormState; own: string | null; lang: Lang }) {
  const t = gateWords[lang]
  const f = { form, lang }
  const side: Side = own === of.c.purchaserId ? 'purchaser' : 'provider'
  return (
    <>
      <h2>{t.say}</h2>
      <p className="soft">{t.sayLead}</p>
      <Form
        action={`/evaluations/gates/${of.c.id}`}
        {...f}
        submit={t.send}
        version={of.wills.find((w) => w.side === side)?.version ?? 0}
        cancel={`/contracts/${of.c.id}`}
      >
        <Select
          {...f}
          name="will"
          label={t.will}
          options={[
            { value: 'go-on', label: t.goOn },
            { value: 'end', label: t.end },
          ]}
        />
        <TextArea {...f} name="reason" label={t.reason} rows={3} />
      </Form>
    </>
  )
}
