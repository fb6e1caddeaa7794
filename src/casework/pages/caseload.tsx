import { decimal, fraction, type Lang, sayDay, statementsIn } from '#kernel'
import type { Ctx } from '#platform'
import { DataTable, type FrameFacts, Page, Tag } from '#ui'
import type { Caseload, WorkerLoad } from '../caseload.ts'
import { caseloadWords } from '../caseload-words.ts'
import { words } from '../words.ts'
import { toDelivery } from './trail.ts'

/** A number of hours or a share with so many decimals. */
const say = (n: number, decimals: number): string => decimal(fraction(Math.round(n * 1000), 1000), decimals)

/** What everybody has in hand, and the hours there are for it. */
export function CaseloadPage({ ctx, frame, f }: { ctx: Ctx; frame: FrameFacts; f: Caseload }) {
  const { lang } = ctx
  const t = caseloadWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="delivery"
      title={t.title}
      lead={f.leads ? t.lead : t.ownLead}
      actions={
        f.leads ? (
          <a className="button plain" href="/leaving">
            {t.leaving}
          </a>
        ) : undefined
      }
      trail={[toDelivery(lang), { label: words[lang].title, href: '/cases' }, { label: t.title }]}
    >
      <DataTable
        lang={lang}
        rows={f.workers}
        rowKey={(w) => w.userId}
        late={(w) => typeof w.load !== 'string' && w.load.load > 1}
        empty={<p className="soft">{t.nobody}</p>}
        columns={[
          { key: 'worker', label: t.worker, cell: (w) => w.name },
          { key: 'cases', label: t.cases, number: true, cell: (w) => w.cases },
          { key: 'waiting', label: t.waiting, number: true, cell: (w) => w.waiting },
          { key: 'groups', label: t.groups, number: true, cell: (w) => w.groups },
          { key: 'paid', label: t.paid, number: true, cell: (w) => (w.paid === null ? '—' : say(w.paid, 1)) },
          { key: 'available', label: t.available, number: true, cell: (w) => of(w, (l) => say(l.available, 1)) },
          { key: 'needed', label: t.needed, number: true, cell: (w) => of(w, (l) => say(l.needed, 1)) },
          { key: 'load', label: t.load, cell: (w) => <Loaded w={w} lang={lang} /> },
          {
            key: 'room',
            label: t.room,
            cell: (w) => of(w, (l) => (l.room === null ? '' : l.room < 0 ? t.over(-l.room) : t.roomFor(l.room))),
          },
        ]}
      />
      {f.withoutCard.length > 0 && (
        <p>
          {t.withoutCard}
          {f.withoutCard.map((c, i) => (
            <span key={c.contractId}>
              {i > 0 && ' · '}
              <a href={`/delivery/${c.contractId}/posts`}>{c.number}</a>
            </span>
          ))}
        </p>
      )}
      <Each f={f} lang={lang} />
      {f.leads && <Vacant f={f} lang={lang} />}
    </Page>
  )
}

const of = (w: WorkerLoad, tell: (l: Exclude<WorkerLoad['load'], string>) => string): string =>
  typeof w.load === 'string' ? '' : tell(w.load)

function Loaded({ w, lang }: { w: WorkerLoad; lang: Lang }) {
  if (typeof w.load === 'string') return <span className="soft small">{caseloadWords[lang][w.load]}</span>
  return <Tag late={w.load.load > 1} quiet={w.load.load <= 1}>{`${say(w.load.load * 100, 0)}%`}</Tag>
}

/** How long one case and one group took, and from when that is known. */
function Each({ f, lang }: { f: Caseload; lang: Lang }) {
  const t = caseloadWords[lang]
  const known = [
    ...(f.each.case === null ? [] : [t.eachCase(say(f.each.case, 1))]),
    ...(f.each.group === null ? [] : [t.eachGroup(say(f.each.group, 1))]),
  ]
  return (
    <p className="small soft">
      {known.length === 0 ? t.tooFew : `${t.each(sayDay(f.from, lang), sayDay(f.to, lang))} ${statementsIn(known, lang)}`}
    </p>
  )
}

function Vacant({ f, lang }: { f: Caseload; lang: Lang }) {
  const t = caseloadWords[lang]
  return (
    <>
      {f.waiting > 0 && (
        <p>
          <a href="/cases?show=waiting">{t.allWaiting(f.waiting)}</a>
        </p>
      )}
      <h2>{t.vacant}</h2>
      <DataTable
        lang={lang}
        rows={f.vacant}
        rowKey={(v) => `${v.contractId} ${v.title}`}
        empty={<p className="soft">{t.noVacant}</p>}
        columns={[
          { key: 'contract', label: t.contract, cell: (v) => <a href={`/delivery/${v.contractId}/posts`}>{v.number}</a> },
          { key: 'post', label: t.post, cell: (v) => v.title },
          { key: 'posts', label: t.posts, number: true, cell: (v) => v.posts },
        ]}
      />
    </>
  )
}
