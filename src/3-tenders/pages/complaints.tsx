import { sayDay, titleIn } from '#kernel'
import type { Ctx } from '#platform'
import { type FrameFacts, Page, SummaryList, Tag } from '#ui'
import { words } from '../redress-page-words.ts'
import { complaintProcess } from '../rules/complaint-process.ts'
import { type Complaint, complaintIsOpen } from '../rules/complaint.ts'
import type { Tender } from '../rules/tender.ts'

/** The desk: every complaint, those that are open first. */
export function ComplaintsPage(p: { ctx: Ctx; frame: FrameFacts; complaints: readonly Complaint[]; tenders: ReadonlyMap<string, Tender> }) {
  const { ctx } = p
  const { lang } = ctx
  const t = words[lang]
  const open = p.complaints.filter(complaintIsOpen)
  const closed = p.complaints.filter((c) => !complaintIsOpen(c))
  const rows = (all: readonly Complaint[]) =>
    all.map((c) => ({
      label: (
        <>
          <a href={`/complaints/${c.id}`}>{c.number}</a> <Tag quiet={!complaintIsOpen(c)}>{complaintProcess.states[c.state][lang]}</Tag>
        </>
      ),
      value: `${titleIn(p.tenders.get(c.tenderId)!, lang)} · ${t.receivedOn} ${sayDay(c.receivedOn, lang)}`,
    }))
  return (
    <Page ctx={ctx} frame={p.frame} title={t.complaints} section="tenders" lead={t.complaintsLead}>
      {p.complaints.length === 0 && <p className="soft">{t.none}</p>}
      {open.length > 0 && <SummaryList rows={rows(open)} />}
      {closed.length > 0 && (
        <>
          <h2>{t.closedOnes}</h2>
          <SummaryList rows={rows(closed)} />
        </>
      )}
    </Page>
  )
}
