import type { Contract } from '#contracts'
import { sayMoney, titleIn } from '#kernel'
import type { Need, Purchase } from '#needs'
import { type Community, namedChoice, whyNotDo } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  Checkboxes,
  type Choice,
  Form,
  type FormState,
  type FrameFacts,
  MoneyField,
  Page,
  Radios,
  Select,
  SummaryList,
  TextArea,
  TextField,
} from '#ui'
import { words } from '../page-words.ts'
import { type ProjectOfVote, projectProcess, proposers, type Vote } from '../rules/vote.ts'
import { sayWhere } from './projects-table.tsx'
import { toVote } from './trail.ts'

interface Around {
  ctx: Ctx
  frame: FrameFacts
  vote: Vote
  purchase: Purchase
  places: readonly Community[]
  needs: readonly Need[]
  needChoices: readonly (Choice & { label: string })[]
}
interface ProjectShown extends Around {
  project: ProjectOfVote
  contract: Contract | undefined
  /** The plan its line stands in. */
  planId: string | undefined
  edit: FormState
  aside: FormState
  withdraw: FormState
}

/** A project as the office looks at it: what it says, and what is decided on it. */
export function ProjectPage(p: ProjectShown) {
  const { ctx, project: x } = p
  const { lang } = ctx
  const t = words[lang]
  const need = p.needs.find((n) => n.id === x.needId)
  return (
    <Page ctx={ctx} frame={p.frame} section="plans" title={titleIn(x, lang)} trail={toVote(lang, p.purchase, p.vote)}>
      <SummaryList
        rows={[
          { label: t.state, value: projectProcess.states[x.state][lang] },
          ...(x.number === null ? [] : [{ label: t.onBallot, value: x.number }]),
          { label: t.what, value: x.what },
          { label: t.cost, value: x.cost === null ? '—' : sayMoney(x.cost, lang) },
          { label: t.need, value: need ? <a href={`/needs/${need.id}`}>{titleIn(need, lang)}</a> : '—' },
          { label: t.where, value: sayWhere(x, p.places, lang) },
          { label: t.by, value: t[x.proposedBy] },
          ...(x.reason ? [{ label: t.reason, value: x.reason }] : []),
          ...became(p),
        ]}
      />
      <Decide {...p} />
      {!whyNotDo(ctx.asker, projectProcess, 'edit', x) && (
        <details open={p.edit.refusal !== undefined || x.cost === null || x.needId === null} style={{ marginBlock: 24 }}>
          <summary>{t.change}</summary>
          <ProjectFields {...p} form={p.edit} action={`/votes/${p.vote.id}/projects/${x.id}/edit`} version={x.version} />
        </details>
      )}
    </Page>
  )
}

/** What became of what was chosen. */
function became({ ctx: { lang }, project: x, contract, planId }: ProjectShown) {
  const t = words[lang]
  if (!x.lineId) return []
  return [
    { label: t.line, value: planId ? <a href={`/plans/${planId}`}>{t.inPlan}</a> : t.inPlan },
    { label: t.contract, value: contract ? <a href={`/contracts/${contract.id}`}>{contract.number}</a> : t.noContract },
  ]
}

/** What can be decided now: admit, set aside, withdraw, take into the plan. */
function Decide(p: ProjectShown) {
  const { ctx, project: x } = p
  const { lang } = ctx
  const t = words[lang]
  const here = `/votes/${p.vote.id}/projects/${x.id}`
  const verbs = projectProcess.verbs
  const open = (verb: 'setAside' | 'withdraw') => !whyNotDo(ctx.asker, projectProcess, verb, x)
  return (
    <>
      {p.vote.state === 'draft' && verbs.admit.from.includes(x.state) && (
        <div className="actions">
          <ActionButton
            action={`${here}/admit`}
            lang={lang}
            label={verbs.admit.says[lang]}
            version={x.version}
            primary
            whyNot={whyNotDo(ctx.asker, projectProcess, 'admit', x)}
          />
        </div>
      )}
      {!whyNotDo(ctx.asker, projectProcess, 'plan', x) && (
        <>
          <p className="soft">{t.toPlanHelp}</p>
          <div className="actions">
            <ActionButton action={`${here}/plan`} lang={lang} label={t.toPlan} version={x.version} primary />
          </div>
        </>
      )}
      {open('setAside') && <Why {...p} form={p.aside} action={`${here}/aside`} label={verbs.setAside.says[lang]} />}
      {open('withdraw') && <Why {...p} form={p.withdraw} action={`${here}/withdraw`} label={verbs.withdraw.says[lang]} />}
    </>
  )
}

function Why({ ctx: { lang }, form, action, label, project }: ProjectShown & { form: FormState; action: string; label: string }) {
  const t = words[lang]
  return (
    <details open={form.refusal !== undefined} style={{ marginBlock: 24 }}>
      <summary>{label}</summary>
      <Form action={action} form={form} lang={lang} submit={label} version={project.version} danger>
        <TextArea form={form} lang={lang} name="reason" label={t.reason} hint={t.reasonHint} rows={2} />
      </Form>
    </details>
  )
}

/** A project is written down. */
export function NewProjectPage(p: Around & { form: FormState }) {
  const { lang } = p.ctx
  return (
    <Page ctx={p.ctx} frame={p.frame} section="plans" title={words[lang].addProject} trail={toVote(lang, p.purchase, p.vote)}>
      <ProjectFields {...p} action={`/votes/${p.vote.id}/projects/new`} />
    </Page>
  )
}

function ProjectFields(p: Around & { form: FormState; action: string; version?: number }) {
  const { lang } = p.ctx
  const t = words[lang]
  const f = { form: p.form, lang }
  return (
    <Form action={p.action} {...f} submit={t.save} cancel={`/votes/${p.vote.id}`} {...(p.version !== undefined && { version: p.version })}>
      <TextField {...f} name="title" label={t.project} maxLength={80} />
      <TextField {...f} name="titleEn" label={t.nameEn} optional maxLength={80} />
      <TextArea {...f} name="what" label={t.what} hint={t.whatHint} rows={3} />
      <MoneyField {...f} name="cost" label={t.cost} hint={t.costHint} optional />
      <Select {...f} name="needId" label={t.need} optional empty={t.choose} options={p.needChoices} />
      <Checkboxes
        {...f}
        name="communityIds"
        label={t.where}
        hint={t.whereHint}
        optional
        options={p.places.map((c) => namedChoice(c, lang))}
      />
      <Radios {...f} name="proposedBy" label={t.by} options={proposers.map((by) => ({ value: by, label: t[by] }))} />
    </Form>
  )
}
