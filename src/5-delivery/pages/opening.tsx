import type { Contract } from '#contracts'
import { decimal, isAfter, type Lang, sayDay } from '#kernel'
import { whyNotDo } from '#people'
import type { Ctx } from '#platform'
import {
  ActionButton,
  DataTable,
  Form,
  type FormState,
  type FrameFacts,
  freshForm,
  NumberField,
  Page,
  Radios,
  SummaryList,
  Tag,
  TextArea,
  TextField,
} from '#ui'
import { openingActs, openingStates, openingWords } from '../rules/opening-words.ts'
import { type Candidate, candidateDays, type Criterion, meanOf, openingProcess, type PostOpening, type Score } from '../rules/opening.ts'
import { words } from '../words.ts'

export interface SentStep {
  readonly which: 'enter' | 'score' | 'decide' | 'end'
  readonly form: FormState
}
interface OpeningFacts {
  readonly o: PostOpening
  readonly contract: Contract
  readonly criteria: readonly Criterion[]
  readonly candidates: readonly Candidate[]
  /** Empty until all have handed in. */
  readonly scores: readonly Score[]
  readonly missing: readonly string[]
  readonly panel: readonly string[]
  readonly replaced: string | null
  readonly leads: boolean
  readonly mayScore: boolean
  readonly handedIn: boolean
}
interface Shown {
  ctx: Ctx
  f: OpeningFacts
  sent: SentStep | undefined
}
const formOf = (sent: SentStep | undefined, which: SentStep['which']): FormState => (sent?.which === which ? sent.form : freshForm())
const called = (c: Candidate, lang: Lang): string => [openingWords[lang].number(c.number), c.name ?? openingWords[lang].forgotten].join(' ')

/** A competition for a post: what counts, who applied, what the panel found, what came of it. */
export function OpeningPage({ ctx, frame, f, sent }: Shown & { frame: FrameFacts }) {
  const { lang } = ctx
  const t = openingWords[lang]
  const { o, contract: c } = f
  const title = c.lines.find((l) => l.id === o.lineId)?.title ?? ''
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={title}
      trail={[{ label: words[lang].title, href: '/delivery' }, { label: t.title, href: '/openings' }, { label: title }]}
    >
      <p>
        <Tag quiet={o.overOn !== null}>{openingStates[o.state][lang]}</Tag>
      </p>
      <SummaryList
        rows={[
          { label: words[lang].contract, value: <a href={`/delivery/${c.id}/posts`}>{c.number}</a> },
          { label: t.opened, value: sayDay(o.openedOn, lang) },
          { label: t.closes, value: sayDay(o.closesOn, lang) },
          { label: t.replaces, value: f.replaced ?? t.nobody },
          { label: t.panelSays, value: f.panel.join(' · ') },
          ...f.criteria.map((k) => ({ label: `${t.criterion(k.n)} · ${k.weight}%`, value: k.says })),
          ...(o.endedReason ? [{ label: t.endReason, value: o.endedReason }] : []),
        ]}
      />
      <h2>{t.candidates}</h2>
      <p className="small soft">{t.keptFor(candidateDays)}</p>
      <Candidates ctx={ctx} f={f} sent={sent} />
      {o.state === 'open' && f.leads && <Enter ctx={ctx} f={f} sent={sent} />}
      {f.mayScore && <ScoreForm ctx={ctx} f={f} sent={sent} />}
      {f.handedIn && <p>{t.waitsFor(f.missing.length)}</p>}
      {o.state === 'scoring' && f.leads && <Decide ctx={ctx} f={f} sent={sent} />}
      {o.state === 'decided' && f.leads && <Onwards f={f} lang={lang} />}
      {o.overOn === null && f.leads && <End ctx={ctx} f={f} sent={sent} />}
    </Page>
  )
}

function Candidates({ ctx, f }: Shown) {
  const { lang } = ctx
  const t = openingWords[lang]
  const { o } = f
  const mean = (c: Candidate) => meanOf(c.id, f.scores, f.criteria)
  return (
    <DataTable
      lang={lang}
      rows={f.candidates}
      rowKey={(c) => c.id}
      empty={<p className="soft">—</p>}
      columns={[
        {
          key: 'who',
          label: t.name,
          cell: (c) => (
            <>
              {called(c, lang)} {c.id === o.chosenId && <Tag>{t.chosen}</Tag>}
            </>
          ),
        },
        { key: 'contact', label: t.contact, cell: (c) => c.contact ?? '' },
        { key: 'about', label: t.about, cell: (c) => c.about ?? '' },
        ...(f.scores.length > 0
          ? [
              {
                key: 'mean',
                label: t.mean,
                number: true,
                cell: (c: Candidate) => {
                  const m = mean(c)
                  return m ? decimal(m, 2) : '—'
                },
              },
            ]
          : []),
        ...(o.state === 'decided'
          ? [
              { key: 'reason', label: t.reason, cell: (c: Candidate) => c.reason ?? '' },
              {
                key: 'letter',
                label: '',
                cell: (c: Candidate) => (c.name && f.leads ? <a href={`/openings/${o.id}/letters/${c.id}`}>{t.letter}</a> : null),
              },
            ]
          : []),
      ]}
    />
  )
}

function Enter({ ctx, f, sent }: Shown) {
  const { lang } = ctx
  const t = openingWords[lang]
  const form = formOf(sent, 'enter')
  const p = { form, lang }
  return (
    <>
      {!isAfter(ctx.today, f.o.closesOn) && (
        <Form action={`/openings/${f.o.id}/candidates`} form={form} lang={lang} submit={t.enter} version={f.o.version}>
          <TextField {...p} name="name" label={t.name} />
          <TextField {...p} name="contact" label={t.contact} />
          <TextArea {...p} name="about" label={t.about} hint={t.aboutHint} rows={3} />
        </Form>
      )}
      <ActionButton
        action={`/openings/${f.o.id}/scoring`}
        lang={lang}
        label={openingActs.beginScoring[lang]}
        version={f.o.version}
        whyNot={whyNotDo(ctx.asker, openingProcess, 'beginScoring', f.o, { candidates: f.candidates.length, today: ctx.today })}
      />
    </>
  )
}

/** Points for everybody and everything, handed in once. */
function ScoreForm({ ctx, f, sent }: Shown) {
  const { lang } = ctx
  const t = openingWords[lang]
  const form = formOf(sent, 'score')
  return (
    <>
      <h2>{t.yourScores}</h2>
      <p className="small soft">{t.scoreLead}</p>
      <Form action={`/openings/${f.o.id}/score`} form={form} lang={lang} submit={t.handIn} version={f.o.version}>
        {f.candidates.map((c) => (
          <fieldset key={c.id} className="field">
            <legend>{called(c, lang)}</legend>
            {f.criteria.map((k) => (
              <NumberField key={k.n} form={form} lang={lang} name={`p-${c.number}-${k.n}`} label={k.says} />
            ))}
          </fieldset>
        ))}
      </Form>
    </>
  )
}

function Decide({ ctx, f, sent }: Shown) {
  const { lang } = ctx
  const t = openingWords[lang]
  const form = formOf(sent, 'decide')
  const whyNot = whyNotDo(ctx.asker, openingProcess, 'decide', f.o, { missing: f.missing.length })
  if (whyNot) return <p className="soft">{whyNot.words[lang]}</p>
  return (
    <>
      <h2>{t.decide}</h2>
      <Form action={`/openings/${f.o.id}/decide`} form={form} lang={lang} submit={t.decide} version={f.o.version}>
        <Radios
          form={form}
          lang={lang}
          name="chosen"
          label={t.choose}
          options={[...f.candidates.map((c) => ({ value: String(c.number), label: called(c, lang) })), { value: 'none', label: t.noOne }]}
        />
        {f.candidates.map((c) => (
          <TextArea key={c.id} form={form} lang={lang} name={`reason-${c.number}`} label={t.reasonOf(c.number)} rows={2} />
        ))}
      </Form>
    </>
  )
}

/** From the result on: the appointment, and the cases of whoever left. */
function Onwards({ f, lang }: { f: OpeningFacts; lang: Lang }) {
  const t = openingWords[lang]
  return (
    <div className="actions">
      {f.o.chosenId && (
        <a className="button" href={`/delivery/${f.contract.id}/posts`}>
          {t.appoint}
        </a>
      )}
      {f.replaced !== null && (
        <a className="button plain" href="/leaving">
          {t.handOver}
        </a>
      )}
    </div>
  )
}

function End({ ctx, f, sent }: Shown) {
  const { lang } = ctx
  const t = openingWords[lang]
  const form = formOf(sent, 'end')
  return (
    <details open={sent?.which === 'end'} style={{ marginBlock: 24 }}>
      <summary>{openingActs.end[lang]}</summary>
      <Form action={`/openings/${f.o.id}/end`} form={form} lang={lang} submit={t.end} version={f.o.version}>
        <TextArea form={form} lang={lang} name="reason" label={t.endReason} rows={2} />
      </Form>
    </details>
  )
}
