import { type Day, type Lang, sayDay, sayMoney, treeOf } from '#kernel'
import { Link, nameOf, type Organisation } from '#people'
import type { Ctx } from '#platform'
import {
  Cites,
  type Column,
  DayField,
  Form,
  type FormState,
  type FrameFacts,
  LineName,
  type Listed,
  ListTable,
  Page,
  Tag,
  TextArea,
} from '#ui'
import { type Duty, isLate, lineOfDuty } from '../rules/duty.ts'
import type { Contract } from '../rules/contract.ts'
import { handOverWords } from '../hand-over-words.ts'
import { handedOverParts, inParts } from '../handed-over.ts'
import { words } from '../words.ts'

/** The columns of a contract’s duties, on the page and in the files. */
export function dutyColumns(
  ctx: Pick<Ctx, 'lang' | 'today' | 'asker'>,
  f: { purchaser: Organisation | undefined; provider: Organisation | undefined; contract: Contract },
): Column<Duty>[] {
  const { lang } = ctx
  const t = words[lang]
  const tree = treeOf(f.contract.lines)
  const who = (d: Duty) => nameOf(d.debtor === 'purchaser' ? f.purchaser : f.provider, lang)
  return [
    {
      key: 'due',
      label: t.dueOn,
      sort: true,
      cell: (d) => <span className="nowrap">{d.dueOn ? sayDay(d.dueOn, lang) : d.dueSays?.[lang]}</span>,
      text: (d) => d.dueOn?.toString() ?? '',
    },
    {
      key: 'title',
      label: t.duty,
      cell: (d) => (
        <>
          <Link asker={ctx.asker} href={d.href} of={{ purchaserId: f.purchaser?.id ?? null, providerId: f.provider?.id ?? null }}>
            {d.title[lang]}
          </Link>
          {d.amount !== null && !d.title[lang].includes(sayMoney(d.amount, lang)) && <> · {sayMoney(d.amount, lang)}</>}
        </>
      ),
      text: (d) => d.title[lang],
    },
    {
      key: 'line',
      label: t.line,
      cell: (d) => {
        const at = lineOfDuty(d, tree)
        return at && <LineName tree={tree} id={at.line.id} lang={lang} flat />
      },
      text: (d) => lineOfDuty(d, tree)?.line.title ?? '',
    },
    { key: 'who', label: t.whose, sort: true, cell: who, text: who },
    {
      key: 'why',
      label: t.remedy,
      cell: (d) => (
        <span className="soft">
          {d.otherwise[lang]} <Cites cites={d.cites} lang={lang} brief />
        </span>
      ),
      text: (d) => d.otherwise[lang],
    },
    {
      key: 'state',
      label: t.state,
      sort: true,
      cell: (d) => <DutyState d={d} ctx={ctx} />,
      text: (d) => `${sayDutyState(d, lang)} ${d.fulfilledOn ?? ''}`.trim(),
    },
  ]
}

const sayDutyState = (d: Duty, lang: Lang): string => {
  const t = words[lang]
  return { open: t.dutiesOpen, done: t.dutiesDone, void: t.dutiesVoid }[d.state]
}

/** Whether it is open, late or done, and by what that was shown. */
function DutyState({ d, ctx }: { d: Duty; ctx: Pick<Ctx, 'lang' | 'today'> }) {
  const { lang } = ctx
  return (
    <>
      <Tag late={isLate(d, ctx)} quiet={d.state !== 'open'}>
        {sayDutyState(d, lang)}
      </Tag>
      {d.fulfilledOn && <small className="soft"> {sayDay(d.fulfilledOn, lang)}</small>}
      {d.evidence && (
        <>
          <br />
          <small>{d.evidence}</small>
        </>
      )}
    </>
  )
}

/** Everything that fell due under a contract, for either side. */
export function DutiesPage(p: Listed<Duty> & { ctx: Ctx; frame: FrameFacts; contract: Contract }) {
  const { ctx, frame, contract: c } = p
  const t = words[ctx.lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={t.allDuties}
      section="contracts"
      trail={[{ label: t.title, href: '/contracts' }, { label: c.number, href: `/contracts/${c.id}` }, { label: t.allDuties }]}
      lead={t.lead}
    >
      <ListTable of={p} frame={frame} lang={ctx.lang} rowKey={(d) => d.id} late={(d) => isLate(d, ctx)} />
    </Page>
  )
}

type Small = { ctx: Ctx; frame: FrameFacts; contract: Contract; form: FormState }
const trail = (c: Contract, lang: Lang, label: string) => [
  { label: words[lang].title, href: '/contracts' },
  { label: c.number, href: `/contracts/${c.id}` },
  { label },
]

export function DonePage({ ctx, frame, contract: c, form, duty }: Small & { duty: Duty }) {
  const [t, h] = [words[ctx.lang], handOverWords[ctx.lang]]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={duty.title[ctx.lang]}
      section="contracts"
      trail={trail(c, ctx.lang, duty.title[ctx.lang])}
      lead={duty.why[ctx.lang]}
    >
      <Form
        action={`/contracts/${c.id}/duties/${duty.id}/done`}
        form={form}
        lang={ctx.lang}
        submit={t.noteDone}
        cancel={`/contracts/${c.id}`}
        version={duty.version}
      >
        {inParts(duty.kind) ? (
          handedOverParts.map((p) => <TextArea key={p} form={form} lang={ctx.lang} name={p} label={h[p]} hint={h[`${p}Hint`]} rows={3} />)
        ) : (
          <TextArea form={form} lang={ctx.lang} name="evidence" label={t.evidence} hint={t.noteDoneLead} rows={3} />
        )}
      </Form>
    </Page>
  )
}

export function EndPage({ ctx, frame, contract: c, form, earliest }: Small & { earliest: Day }) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.endEarly} section="contracts" trail={trail(c, ctx.lang, t.endEarly)} lead={t.endEarlyLead}>
      <Form
        action={`/contracts/${c.id}/end`}
        form={form}
        lang={ctx.lang}
        submit={t.endEarly}
        cancel={`/contracts/${c.id}`}
        version={c.version}
        danger
      >
        <DayField
          form={form}
          lang={ctx.lang}
          name="lastOn"
          label={t.lastOn}
          hint={t.lastOnHint(c.terms.endNoticeDays, sayDay(earliest, ctx.lang), sayDay(c.endsOn, ctx.lang))}
        />
        <TextArea form={form} lang={ctx.lang} name="reason" label={t.whyEnd} rows={3} />
      </Form>
    </Page>
  )
}

export function DropPage({ ctx, frame, contract: c, form }: Small) {
  const t = words[ctx.lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.drop} section="contracts" trail={trail(c, ctx.lang, t.drop)} lead={t.dropLead}>
      <Form
        action={`/contracts/${c.id}/drop`}
        form={form}
        lang={ctx.lang}
        submit={t.drop}
        cancel={`/contracts/${c.id}`}
        version={c.version}
        danger
      >
        <TextArea form={form} lang={ctx.lang} name="reason" label={t.whyEnd} rows={3} />
      </Form>
    </Page>
  )
}
