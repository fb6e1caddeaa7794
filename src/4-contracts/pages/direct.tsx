import { type Lang, sayMoment, sayMoney } from '#kernel'
import type { Answer } from '#law'
import { Link } from '#people'
import type { Ctx } from '#platform'
import { Cites, Form, type FormState, Notice, Radios, SummaryList, TextArea } from '#ui'
import type { Contract } from '../rules/contract.ts'
import { type Ground, sayGround } from '../rules/ground.ts'
import { groundProcess } from '../rules/ground-process.ts'
import type { GateBefore } from '../rules/gate-before.ts'
import { gateBeforeWords } from '../ending-words.ts'
import { refuse, words } from '../words.ts'

export interface DirectFacts {
  /** What was stated and decided; undefined where nothing was. */
  ground: Ground | undefined
  earlier: Contract | undefined
  /** Whether this person may approve or refuse it now. */
  mayDecide: boolean
  /** How the law judges the stated ground, for who decides; undefined for others and where nothing was stated. */
  judged: Answer<unknown>['steps'] | undefined
  /** How the gate of the contract that is renewed stands; undefined where nothing is renewed, or there was none. */
  gate: GateBefore | undefined
}

interface Shown {
  ctx: Ctx
  c: Contract
  facts: DirectFacts
}

/** Why there was no tender, who approved that, and the form of the bureau while it waits. */
export function WithoutTender({ ctx, c, facts, form }: Shown & { form: FormState }) {
  const t = words[ctx.lang]
  const stated = facts.ground && facts.ground.kind !== 'unstated'
  return (
    <section id="without-tender">
      <h2>{t.directTitle}</h2>
      {!stated && (
        <Notice late>
          <p>{t.directNone}</p>
        </Notice>
      )}
      <Stated ctx={ctx} c={c} facts={facts} />
      <Gate ctx={ctx} c={c} facts={facts} />
      {facts.judged && <Judged steps={facts.judged} lang={ctx.lang} />}
      {facts.mayDecide && <Decide c={c} form={form} lang={ctx.lang} />}
    </section>
  )
}

/** The ground, the reason that is published, and what the bureau said to it. */
function Stated({ ctx, c, facts: { ground: g, earlier } }: Shown) {
  const { lang } = ctx
  const t = words[lang]
  const decided = g?.decidedAt
    ? [
        groundProcess.states[g.state][lang],
        `${g.decidedBy ?? ''} ${sayMoment(g.decidedAt, lang, ctx.zone)}`,
        g.approved === null ? '' : t.upTo(sayMoney(g.approved, lang)),
        g.note ?? '',
      ]
        .filter(Boolean)
        .join('\n')
    : groundProcess.states.asked[lang]
  return (
    <SummaryList
      rows={[
        ...(g
          ? [
              {
                label: t.ground,
                value: (
                  <>
                    {sayGround(ctx.law, g.kind, lang)} <Cites cites={ctx.law.cites('grounds-without-tender')} lang={lang} />
                  </>
                ),
              },
            ]
          : []),
        { label: t.published, value: c.noTenderReason ?? '–' },
        ...(earlier ? [{ label: t.earlier, value: <a href={`/contracts/${earlier.id}`}>{earlier.number}</a> }] : []),
        ...(g?.announced ? [{ label: t.announced, value: g.announced }] : []),
        ...(g ? [{ label: t.approval, value: decided }] : []),
      ]}
    />
  )
}

/** What nobody decided at the gate of the year before: both sides read it before they sign, and it stands beside what was signed. */
function Gate({ ctx, c, facts: { gate, earlier } }: Shown) {
  const { lang } = ctx
  if (!gate || !earlier || (gate.missing.length === 0 && gate.saidNo.length === 0 && !gate.barredBy)) return null
  const says =
    gate.saidNo.length > 0
      ? refuse('gate-says-no').words
      : gate.barredBy
        ? refuse('gate-grade').words
        : gateBeforeWords.both('missing', gate.missing)
  const told = (
    <p>
      {says[lang]}{' '}
      {earlier.state === 'active' && (
        <Link asker={ctx.asker} href={`/evaluations/gates/${earlier.id}`} of={earlier}>
          {gateBeforeWords[lang].open}
        </Link>
      )}
    </p>
  )
  return c.signedOn ? <div className="soft">{told}</div> : <Notice late>{told}</Notice>
}

function Judged({ steps, lang }: { steps: Answer<unknown>['steps']; lang: Lang }) {
  const t = words[lang]
  return (
    <>
      <h3>{t.lawOnGround}</h3>
      <ol>
        {steps.map((s) => (
          <li key={s.says.en}>
            {s.says[lang]} {s.cites.length > 0 && <Cites cites={s.cites} lang={lang} />}
          </li>
        ))}
      </ol>
    </>
  )
}

function Decide({ c, form, lang }: { c: Contract; form: FormState; lang: Lang }) {
  const t = words[lang]
  return (
    <Form action={`/contracts/${c.id}/ground`} form={form} lang={lang} submit={t.decide} version={c.version}>
      <Radios
        form={form}
        lang={lang}
        name="decision"
        label={t.decision}
        options={[
          { value: 'approve', label: t.approveGround },
          { value: 'refuse', label: t.refuseGround },
        ]}
      />
      <TextArea form={form} lang={lang} name="note" label={t.groundNote} hint={t.groundNoteHint} optional rows={3} />
    </Form>
  )
}
