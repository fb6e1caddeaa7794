import type { Contract } from '#contracts'
import { type Day, sayDay, colonIn, commaIn, stoppedIn } from '#kernel'
import { nameOf } from '#people'
import type { Ctx } from '#platform'
import { Cites, DataTable, Empty, type FrameFacts, Page, SummaryList } from '#ui'
import { type Acceptance, citesOf } from '../rules/acceptance.ts'
import { acceptanceProcess } from '../rules/acceptance-process.ts'
import type { DrawCounts } from '../rules/draw.ts'
import { evidenceWords } from '../evidence-words.ts'
import { words } from '../words.ts'
import { sayDraw } from './drawn.tsx'
import { sayDates, sayPeriod, titleOf } from './say.ts'
import { type AcceptanceFacts, LinesTable } from './acceptance-parts.tsx'

type NoticeFacts = Omit<
  AcceptanceFacts,
  | 'history'
  | 'behind'
  | 'drawn'
  | 'time'
  | 'shared'
  | 'subsidies'
  | 'ends'
  | 'values'
  | 'pay'
  | 'mayOpenRecords'
  | 'mayAccept'
  | 'mayEnter'
  | 'mayGiveUp'
> & {
  drawn: DrawCounts | undefined
}

interface Shown {
  ctx: Ctx
  f: NoticeFacts
}

/** What the public reads of an acceptance: the result, and residents' opinions as counts. */
export function NoticePage({ ctx, frame, f }: Shown & { frame: FrameFacts }) {
  const { lang } = ctx
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  return (
    <Page
      ctx={ctx}
      frame={frame}
      title={`${t.publicNotice}${colonIn(lang)}${titleOf(c, lang)}`}
      section="open"
      trail={[{ label: t.notices, href: '/delivery/notices' }, { label: sayPeriod(c, a.period, lang) }]}
      lead={`${sayPeriod(c, a.period, lang)} · ${sayDates(a, lang)}`}
    >
      <Result ctx={ctx} f={f} />
      <LinesTable f={f} lang={lang} />
      {f.drawn && f.drawn.of > 0 && (
        <>
          <h2>{evidenceWords[lang].drawn}</h2>
          <p>
            {sayDraw(f.drawn, lang)} {a.by === 'silence' && evidenceWords[lang].silentUnchecked}
          </p>
        </>
      )}
      <h2>{t.opinions}</h2>
      <Heard ctx={ctx} f={f} />
      <p>
        <Cites cites={citesOf(ctx.law, c.terms.basis)} lang={lang} />
      </p>
    </Page>
  )
}

function Result({ ctx: { lang }, f }: Shown) {
  const t = words[lang]
  const { acceptance: a, contract: c } = f
  return (
    <SummaryList
      rows={[
        { label: t.purchaser, value: nameOf(f.purchaser, lang) },
        { label: t.provider, value: nameOf(f.provider, lang) },
        { label: t.contract, value: c.number },
        { label: t.handedInOn, value: sayDay(a.handedInOn, lang) },
        { label: t.acceptedOn, value: `${sayDay(a.acceptedOn as Day, lang)} · ${a.by === 'silence' ? t.bySilence : t.byPurchaser}` },
        { label: t.state, value: acceptanceProcess.states[a.state][lang] },
      ]}
    />
  )
}

/** How satisfied residents were; of a few nothing is told, for each of them would be known. */
function Heard({ ctx: { lang }, f }: Shown) {
  const t = words[lang]
  const { acceptance: a } = f
  const count = (key: 'satisfied' | 'neutral' | 'dissatisfied') => f.opinions.reduce((n, o) => n + o[key], 0)
  const heard = count('satisfied') + count('neutral') + count('dissatisfied')
  if (heard === 0) return <p>{a.noOpinionReason ? t.nobodyHeardReason(a.noOpinionReason) : t.nobodyHeardSilence}</p>
  if (heard < 5) return <p>{t.fewHeard}</p>
  return (
    <>
      <p>
        {t.residentsHeard(heard)}
        {colonIn(lang)}
        {t.satisfied} {count('satisfied')}
        {commaIn(lang)}
        {t.neutral.toLowerCase()} {count('neutral')}
        {commaIn(lang)}
        {stoppedIn(`${t.dissatisfied.toLowerCase()} ${count('dissatisfied')}`, lang)}
      </p>
      {f.opinions.some((o) => o.heard) && (
        <ul>
          {f.opinions
            .filter((o) => o.heard)
            .map((o) => (
              <li key={o.position}>{o.heard}</li>
            ))}
        </ul>
      )}
    </>
  )
}

export function NoticesPage({
  ctx,
  frame,
  rows,
}: {
  ctx: Ctx
  frame: FrameFacts
  rows: readonly { acceptance: Acceptance; contract: Contract }[]
}) {
  const { lang } = ctx
  const t = words[lang]
  return (
    <Page ctx={ctx} frame={frame} title={t.notices} section="open" lead={t.noticesLead}>
      <DataTable
        lang={lang}
        rows={rows}
        rowKey={(r) => r.acceptance.id}
        empty={
          <Empty title={t.noNotices}>
            <p>{t.noNoticesHelp}</p>
          </Empty>
        }
        columns={[
          {
            key: 'c',
            label: t.contract,
            cell: (r) => (
              <a href={`/delivery/notices/${r.acceptance.id}`}>
                {titleOf(r.contract, lang)} · {sayPeriod(r.contract, r.acceptance.period, lang)}
              </a>
            ),
          },
          { key: 'd', label: t.dates, cell: (r) => sayDates(r.acceptance, lang) },
          { key: 'a', label: t.acceptedOn, cell: (r) => sayDay(r.acceptance.acceptedOn as Day, lang) },
          {
            key: 's',
            label: t.state,
            cell: (r) => `${acceptanceProcess.states[r.acceptance.state][lang]}${r.acceptance.by === 'silence' ? ` · ${t.bySilence}` : ''}`,
          },
        ]}
      />
    </Page>
  )
}
