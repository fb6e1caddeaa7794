import { isRefusal, type Lang, whyNot } from '#kernel'
import type { Finding } from '#law'
import { mayNot } from '#people'
import type { Ctx } from '#platform'
import { ActionButton, Cites, Form, freshForm, Notice, Tag, TextArea } from '#ui'
import { words } from '../page-words.ts'
import { type PublishFacts, tenderProcess, timesCutShort } from '../rules/tender-process.ts'
import { hasStage } from '../rules/stages.ts'
import type { TenderPageFacts } from './tender-facts.ts'

/** What the law says against publishing, and the form to publish. */
export function LawCheck({ ctx, facts, check }: { ctx: Ctx; facts: TenderPageFacts; check: PublishFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const x = facts.tender
  const form = facts.forms.publish ?? freshForm()
  const known = { ...check, despite: 'x' }
  const first = hasStage(x, 'publicity') ? 'announce' : hasStage(x, 'apply') ? 'call' : 'publish'
  const no = mayNot(ctx.asker, 'tenders.publish', { purchaserId: x.purchaserId }) ?? whyNot(tenderProcess, first, x, known)
  const action = `/tenders/${x.id}/${first}`
  const label = first === 'publish' ? t.publish : tenderProcess.verbs[first].says[lang]
  const warned = check.findings.length > 0
  return (
    <>
      <h2>{t.check}</h2>
      {check.missing.length > 0 && (
        <ul>
          {check.missing.map((w, i) => (
            <li key={i}>{w[lang]}</li>
          ))}
        </ul>
      )}
      {timesCutShort(check.findings).length > 0 && (
        <Notice late>
          <p>{t.timesShort}</p>
          {timesCutShort(check.findings).map((f, i) => (
            <p key={i}>
              <b>{f.words[lang]}</b>
            </p>
          ))}
        </Notice>
      )}
      {warned ? <FindingsList findings={check.findings} lang={lang} /> : check.missing.length === 0 && <p>{t.checkFine}</p>}
      {isRefusal(no) ? (
        <div className="actions">
          <ActionButton action={action} lang={lang} label={label} whyNot={no} />
        </div>
      ) : (
        <Form action={action} form={form} lang={lang} submit={label} version={x.version}>
          {warned && <TextArea form={form} lang={lang} name="despite" label={t.despite} hint={t.despiteHint} rows={3} />}
        </Form>
      )}
    </>
  )
}

/** What the law finds, each with where it stands. */
export function FindingsList({ findings, lang }: { findings: readonly Finding[]; lang: Lang }) {
  const t = words[lang]
  return (
    <ul className="duties">
      {findings.map((f, i) => (
        <li className="duty" key={i}>
          <span>
            {f.words[lang]}
            {f.fairer && <div className="small soft">{f.fairer[lang]}</div>} <Cites cites={f.cites} lang={lang} />
          </span>
          <span className="when">
            <Tag late={f.severity === 'refuse'} quiet={f.severity === 'warn'}>
              {f.severity === 'refuse' ? t.mustMend : t.warns}
            </Tag>
          </span>
        </li>
      ))}
    </ul>
  )
}
