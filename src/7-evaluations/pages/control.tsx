import type { Contract } from '#contracts'
import { titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, Form, type FormState, type FrameFacts, freshForm, Select, Tag } from '#ui'
import { independenceWords } from '../independence-words.ts'
import type { Side } from '../rules/dimensions.ts'
import { type Control, controllers, controlQuestionsAsked, disputedIn, outOfHand } from '../rules/interference.ts'
import { controlQuestions, controlWords } from '../rules/interference-words.ts'
import { EvaluationsPage } from './frame.tsx'

interface ControlFacts {
  ctx: Ctx
  frame: FrameFacts
  of: Contract
  said: readonly Control[]
  /** The side this person speaks for, if any. */
  side: Side | undefined
  name: Readonly<Record<Side, string>>
  /** A form that came back with something wrong, and of which line. */
  sent: { lineId: string; form: FormState } | undefined
}

/** Who hires, instructs, approves and pays at each post, as both sides say it. */
export function ControlPage(p: ControlFacts) {
  const { ctx, of } = p
  const t = independenceWords[ctx.lang]
  const posts = of.lines.filter((l) => l.kind === 'post')
  return (
    <EvaluationsPage
      ctx={ctx}
      frame={p.frame}
      title={t.register}
      tab="independence"
      lead={t.registerLead}
      trail={[
        { label: t.independence, href: '/evaluations/independence' },
        { label: of.number, href: `/contracts/${of.id}` },
        { label: t.register },
      ]}
    >
      {posts.length === 0 && <p className="soft">{t.noPosts}</p>}
      {posts.map((l) => (
        <section key={l.id}>
          <h2>{titleIn(l, ctx.lang)}</h2>
          <Said p={p} said={p.said.filter((c) => c.lineId === l.id)} />
          {p.side && <Say p={p} lineId={l.id} side={p.side} />}
        </section>
      ))}
    </EvaluationsPage>
  )
}

function Said({ p, said }: { p: ControlFacts; said: readonly Control[] }) {
  const { lang } = p.ctx
  const t = independenceWords[lang]
  const [disputed, out] = [disputedIn(said), outOfHand(said)]
  const of = (side: Side) => said.find((c) => c.side === side)
  return (
    <DataTable
      rows={controlQuestionsAsked}
      lang={lang}
      rowKey={(q) => q}
      late={(q) => disputed.includes(q)}
      columns={[
        { key: 'question', label: t.question, cell: (q) => controlQuestions[q][lang] },
        ...(['purchaser', 'provider'] as const).map((side) => ({
          key: side,
          label: t.ofSide(p.name[side]),
          cell: (q: (typeof controlQuestionsAsked)[number]) => {
            const c = of(side)
            return c ? controlWords[c[q]][lang] : <span className="soft">{t.notSaid}</span>
          },
        })),
        {
          key: 'marks',
          label: t.state,
          cell: (q) => (
            <>
              {disputed.includes(q) && <Tag late>{t.disputed}</Tag>} {out.includes(q) && <Tag>{t.outOfHand}</Tag>}
            </>
          ),
        },
      ]}
    />
  )
}

function Say({ p, lineId, side }: { p: ControlFacts; lineId: string; side: Side }) {
  const { lang } = p.ctx
  const t = independenceWords[lang]
  const own = p.said.find((c) => c.lineId === lineId && c.side === side)
  const fresh = freshForm(own ? { hires: own.hires, instructs: own.instructs, approves: own.approves, pays: own.pays } : {})
  const f = { form: { ...(p.sent?.lineId === lineId ? p.sent.form : fresh), at: lineId }, lang }
  return (
    <Form action={`/evaluations/independence/contracts/${p.of.id}/${lineId}`} {...f} submit={t.keep} version={(own?.version ?? 0) + 1}>
      <div className="row">
        {controlQuestionsAsked.map((q) => (
          <Select
            key={q}
            {...f}
            name={q}
            label={controlQuestions[q][lang]}
            empty=""
            options={controllers.map((v) => ({ value: v, label: controlWords[v][lang] }))}
          />
        ))}
      </div>
    </Form>
  )
}
