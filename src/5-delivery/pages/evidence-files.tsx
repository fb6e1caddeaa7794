import { FileLinks } from '#files'
import { type Lang, sayDay } from '#kernel'
import { SummaryList } from '#ui'
import type { EvidenceFiles } from '../evidence-files.ts'
import { evidenceWords } from '../evidence-words.ts'
import { kindWords, type ServiceRecord } from '../rules/record.ts'

export const sayRecord = (r: ServiceRecord, lang: Lang): string =>
  evidenceWords[lang].row(sayDay(r.servedOn, lang), kindWords[r.what][lang], r.minutes, r.people)

/** Every file that shows what was done in a period, at the record or deliverable it hangs on, to be opened from here. */
export function EvidenceFilesOf({ f, lang }: { f: EvidenceFiles; lang: Lang }) {
  const e = evidenceWords[lang]
  const n = [...f.records, ...f.deliverables].reduce((sum, x) => sum + x.files.length, 0)
  if (n === 0) return <p className="soft">{e.noFiles}</p>
  return (
    <>
      <p className="soft">{e.filesLead(n, f.records.length, f.of)}</p>
      <SummaryList
        rows={[
          ...f.deliverables.map(({ deliverable: d, files }) => ({
            label: <a href={`/delivery/deliverables/${d.id}`}>{d.title}</a>,
            value: <FileLinks files={files} />,
          })),
          ...f.records.map(({ record: r, files }) => ({
            label: <a href={`/delivery/records/${r.id}`}>{sayRecord(r, lang)}</a>,
            value: <FileLinks files={files} />,
          })),
        ]}
      />
    </>
  )
}
