import type { Lang, Words } from '#kernel'
import type { Community } from '#people'
import type { Ctx } from '#platform'
import { AsideFields } from '#tenders'
import { DayField, type FormState, lineApart, NumberField, Radios, Select, TextArea, TextField, Tick } from '#ui'
import { fieldsSaidBy, sayFields } from '../rules/clause-fit.ts'
import { clausesOf } from '../rules/clauses.ts'
import type { ContractText } from '../rules/contract.ts'
import { basisWords, earlyWords, termWords } from '../rules/words.ts'
import { languageOptions, words } from '../words.ts'
import { LineFields } from './line-fields.tsx'

export interface EditFacts {
  ctx: Ctx
  form: FormState
  text: ContractText
  communities: readonly Community[]
  signed: boolean
  /** Its lines come from an award, and stay as they were awarded until it is signed. */
  awarded?: boolean
}

export function TextFields({ ctx, form, text, communities, signed, awarded, clause }: EditFacts & { clause?: string | undefined }) {
  const { lang } = ctx
  const t = words[lang]
  const f = { form, lang }
  return (
    <>
      {signed && <DayField {...f} name="effectiveOn" label={t.effectiveOn} hint={t.effectiveHint} />}
      <div className="row">
        <TextField {...f} name="title" label={t.titleField} />
        <TextField {...f} name="titleEn" label={t.titleEnField} optional />
      </div>
      <div className="row">
        <DayField {...f} name="startsOn" label={t.startsOn} />
        <DayField {...f} name="endsOn" label={t.endsOn} />
        <Radios {...f} name="lang" label={t.langField} options={languageOptions} />
      </div>
      <h2>{t.bought}</h2>
      <BoughtFields f={f} text={text} communities={communities} signed={signed} awarded={awarded ?? false} />
      <h2>{t.terms}</h2>
      <TermFields f={f} />
      <h2>{t.clausesField}</h2>
      <ClauseFields f={f} text={text} open={clause !== undefined} />
    </>
  )
}

type F = { form: FormState; lang: Lang }

/** The lines, as many as stand in the text or were typed; to a signed text one of each kind may be added. */
function BoughtFields({ f, text, communities, signed, awarded }: { f: F } & Omit<Required<EditFacts>, 'ctx' | 'form'>) {
  const t = words[f.lang]
  const { form } = f
  const kept = Object.keys(form.values)
    .flatMap((k) => /^lines\.(\d+)\.kind$/.exec(k)?.[1] ?? [])
    .map(Number)
  const rows = [...new Set([...text.lines.keys(), ...kept])].sort((a, b) => a - b)
  const next = rows.length === 0 ? 0 : Math.max(...rows) + 1
  const known = text.lines.map((l) => ({ value: l.id as string, label: l.title, apart: lineApart(l, text.lines, f.lang) }))
  const kindOf = (i: number) => form.values[`lines.${i}.kind`] ?? text.lines[i]?.kind ?? 'project'
  return (
    <>
      {rows.map((i) => (
        <LineFields
          key={i}
          f={f}
          i={i}
          kind={kindOf(i) === 'post' ? 'post' : 'project'}
          known={known}
          communities={communities}
          isNew={!text.lines[i]}
          removable={!signed && !awarded}
        />
      ))}
      {signed && (
        <>
          <details open={kept.includes(next)}>
            <summary>{t.addPost}</summary>
            <LineFields f={f} i={next} kind="post" known={known} communities={communities} isNew removable={false} />
          </details>
          <details>
            <summary>{t.addProject}</summary>
            <LineFields f={f} i={next + 1} kind="project" known={known} communities={communities} isNew removable={false} />
          </details>
        </>
      )}
      {!signed && <p className="soft">{awarded ? t.linesOfAward : t.linesOfPlan}</p>}
    </>
  )
}

/** The clauses as they are generated; what the parties write instead, or beside them, is theirs. */
function ClauseFields({ f, text, open }: { f: F; text: ContractText; open: boolean }) {
  const { form, lang } = f
  const t = words[lang]
  const clauses = clausesOf(text)
  const wrongClause = Object.keys(form.errors).some((k) => k.startsWith('clauses.'))
  return (
    <details open={open || wrongClause}>
      <summary>{t.readClauses}</summary>
      <p className="soft">{t.clausesHint}</p>
      {clauses.map((c) =>
        // What follows the fields is read here and changed there; wording of before may stay as it was signed, or be emptied.
        fieldsSaidBy(c.number).length > 0 && !c.edited && !form.errors[`clauses.${c.number}`] ? (
          <div key={c.number}>
            <p>
              <b>
                {t.clauseNumber(c.number)} {c.heading[lang]}
              </b>
            </p>
            {/* Words of the contract, in its own language whoever reads. */}
            <p lang={text.lang} translate="no">
              {c.text[text.lang]}
            </p>
            <p className="soft small">{t.clauseFollows(sayFields(c.number))}</p>
          </div>
        ) : (
          <TextArea
            key={c.number}
            {...f}
            name={`clauses.${c.number}`}
            label={`${t.clauseNumber(c.number)} ${c.heading[lang]}`}
            hint={fieldsSaidBy(c.number).length > 0 ? t.clauseOfBefore(sayFields(c.number)) : undefined}
            optional
            rows={3}
          />
        ),
      )}
      <TextArea {...f} name={`clauses.${clauses.length + 1}`} label={t.addClause} optional rows={3} />
    </details>
  )
}

function TermFields({ f }: { f: F }) {
  const label = (key: keyof typeof termWords) => ({ ...f, name: key, label: termWords[key][f.lang] })
  const options = (of: Readonly<Record<string, Words>>) => Object.entries(of).map(([value, w]) => ({ value, label: w[f.lang] }))
  return (
    <>
      <div className="row">
        <NumberField {...label('handOverDays')} />
        <NumberField {...label('vacancyDays')} />
        <NumberField {...label('handInDays')} />
        <NumberField {...label('errandCapPercent')} decimal />
      </div>
      <div className="row">
        <NumberField {...label('acceptanceDays')} />
        <NumberField {...label('paymentDays')} />
        <NumberField {...label('dailyLateRate')} decimal optional hint={words[f.lang].lateRateHint} />
        <NumberField {...label('answerWorkingDays')} />
      </div>
      <div className="row">
        <Select {...label('basis')} options={options(basisWords)} />
        <Select {...label('mayEndEarly')} options={options(earlyWords)} />
        <NumberField {...label('endNoticeDays')} />
      </div>
      <AsideFields form={f.form} lang={f.lang} />
      <Tick {...label('silenceMeansAcceptance')} />
      <Tick {...label('taxIncluded')} />
    </>
  )
}
