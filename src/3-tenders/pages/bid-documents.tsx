import { type Day, type Lang, sayDay } from '#kernel'
import { documentKinds, type documentsOf, isOver } from '#people'
import { Checkboxes, type FormState } from '#ui'
import { words } from '../page-words.ts'
import type { OpenedBid } from '../rules/tender.ts'

export type KeptDocuments = Awaited<ReturnType<typeof documentsOf>>

/** The bidder’s own documents, to be chosen; what will have run out by the deadline says so. */
export function DocumentChoice(p: { documents: KeptDocuments; validOn: Day; organisationId: string; form: FormState; lang: Lang }) {
  const t = words[p.lang]
  const until = (d: KeptDocuments[number]) =>
    d.valid_until === null ? t.validAlways : (isOver(d.valid_until, p.validOn) ? t.runOut : t.validUntil)(sayDay(d.valid_until, p.lang))
  return (
    <>
      {p.documents.length > 0 && (
        <Checkboxes
          form={p.form}
          lang={p.lang}
          name="documentIds"
          label={t.documents}
          hint={t.documentsHint}
          options={p.documents.map((d) => ({ value: d.id, label: t.documentLabel(documentKinds[d.kind][p.lang], d.number, until(d)) }))}
        />
      )}
      <p className="soft">
        {p.documents.length === 0 && t.noDocuments} <a href={`/people/${p.organisationId}/documents`}>{t.keepDocuments}</a>
      </p>
    </>
  )
}

/** The documents that came with a bid, as they were then. */
export function DocumentsOfBid({ bid, validOn, lang }: { bid: OpenedBid; validOn: Day | null; lang: Lang }) {
  const t = words[lang]
  const said = (until: string | null) => {
    if (until === null) return t.validAlways
    const day = Temporal.PlainDate.from(until)
    return (validOn && isOver(day, validOn) ? t.runOut : t.validUntil)(sayDay(day, lang))
  }
  return (
    <ul>
      {bid.quality.documents!.map((d) => (
        <li key={`${d.kind} ${d.number}`}>{t.documentLabel(documentKinds[d.kind][lang], d.number, said(d.validUntil))}</li>
      ))}
    </ul>
  )
}
