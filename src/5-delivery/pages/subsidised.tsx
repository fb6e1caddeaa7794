import type { ContractLine } from '#contracts'
import { type Lang, listIn, quotedIn, sayDay, sayMoney, saySubsidyOf } from '#kernel'
import { Form, type FormState, freshForm, MoneyField, Notice, SummaryList, TextArea, TextField } from '#ui'
import type { Run } from '../runs-of.ts'
import type { Acceptance } from '../rules/acceptance.ts'
import type { SubsidyAsked } from '../subsidies-asked.ts'
import { subsidyWords } from '../subsidy-words.ts'

/** The subsidised posts of a month: what the rest was to be, what the institution says came of it, and whether their projects went on. */
export function Subsidised(p: { a: Acceptance; all: readonly SubsidyAsked[]; mayTell: boolean; form: FormState; lang: Lang }) {
  const t = subsidyWords[p.lang]
  if (p.all.length === 0) return null
  return (
    <section id="subsidies">
      <h2>{t.title}</h2>
      <p className="small soft">{t.lead}</p>
      {p.all.map((s) => (
        <section key={s.line.id}>
          <h3>{s.line.title}</h3>
          <SubsidyFacts s={s} lang={p.lang} />
          {p.mayTell && p.a.state === 'handed-in' && <Told s={s} a={p.a} sent={p.form} lang={p.lang} />}
        </section>
      ))}
    </section>
  )
}

/** The same facts beside a claim: read only, as they stood when the month was accepted. */
export function SubsidiesTold({ all, lang }: { all: readonly SubsidyAsked[]; lang: Lang }) {
  if (all.length === 0) return null
  return (
    <section id="subsidies">
      <h2>{subsidyWords[lang].title}</h2>
      <p className="small soft">{subsidyWords[lang].lead}</p>
      {all.map((s) => (
        <section key={s.line.id}>
          <h3>{s.line.title}</h3>
          <SubsidyFacts s={s} lang={lang} />
        </section>
      ))}
    </section>
  )
}

export const sayRun = (run: Run, lang: Lang): string =>
  subsidyWords[lang].runsSay(sayDay(run.from, lang), sayDay(run.to, lang), subsidyWords[lang][run.endedBy])

function SubsidyFacts({ s, lang }: { s: SubsidyAsked; lang: Lang }) {
  const [t, r] = [subsidyWords[lang], s.report]
  return (
    <>
      <p className="small">{saySubsidyOf(s.line, lang)}</p>
      <SummaryList
        rows={[
          { label: t.project, value: s.run.project.title },
          { label: t.runs, value: sayRun(s.run, lang) },
          { label: t.restOfMonth, value: sayMoney(s.rest, lang) },
          {
            label: t.cameLabel,
            value:
              r?.came == null ? <b className="late">{t.notSaid}</b> : t.came(sayMoney(r.came, lang), r.cameFrom!, sayDay(r.saidOn, lang)),
          },
          { label: t.records, value: t.recordsSay(s.records) },
        ]}
      />
      {s.isQuiet && (
        <Notice late={!r?.quietAnswer}>
          <p>{t.quiet(s.run.project.title)}</p>
          {r?.quietAnswer && (
            <p>
              <b>{t.answer}</b> {r.quietAnswer}
            </p>
          )}
        </Notice>
      )}
    </>
  )
}

/** A project that ends with an acceptance, and the subsidised posts that end with it. */
export interface Ends {
  readonly project: ContractLine
  readonly posts: readonly ContractLine[]
}

/** What accepting all of it ends, said before it is done. */
export function Ending({ ends, lang }: { ends: readonly Ends[]; lang: Lang }) {
  return ends.map(({ project, posts }) => (
    <Notice key={project.id}>
      <p>
        {subsidyWords[lang].willEnd(
          project.title,
          listIn(
            posts.map((l) => quotedIn(l.title, lang)),
            lang,
          ),
        )}
      </p>
    </Notice>
  ))
}

function Told({ s, a, sent, lang }: { s: SubsidyAsked; a: Acceptance; sent: FormState; lang: Lang }) {
  const wants = { came: s.report?.came == null, quiet: s.isQuiet && !s.report?.quietAnswer }
  if (!wants.came && !wants.quiet) return null
  // Only the form that was sent is shown again with what was typed.
  const form = sent.values.lineId === s.line.id ? sent : freshForm()
  return (
    <Form action={`/delivery/acceptances/${a.id}/subsidy`} form={form} lang={lang} submit={subsidyWords[lang].send} version={a.version}>
      <input type="hidden" name="lineId" value={s.line.id} />
      <ToldFields s={s} wants={wants} form={form} lang={lang} />
    </Form>
  )
}

/** What the institution is asked of one subsidised post, with the hand-in or after it. */
export function ToldFields({
  s,
  wants,
  form,
  lang,
}: {
  s: SubsidyAsked
  wants: { came: boolean; quiet: boolean }
  form: FormState
  lang: Lang
}) {
  const t = subsidyWords[lang]
  const f = { form, lang }
  return (
    <>
      {wants.came && (
        <div className="row">
          <MoneyField
            {...f}
            name={`came-${s.line.id}`}
            label={t.cameLabel}
            hint={`${t.restOfMonth} ${sayMoney(s.rest, lang)}. ${t.cameHint}`}
            optional
          />
          <TextField {...f} name={`cameFrom-${s.line.id}`} label={t.cameFrom} optional />
        </div>
      )}
      {wants.quiet && <TextArea {...f} name={`quietAnswer-${s.line.id}`} label={t.quietLabel} hint={t.quietHint} rows={2} optional />}
    </>
  )
}
