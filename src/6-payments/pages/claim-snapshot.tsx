import type { ContractLine } from '#contracts'
import { decimal, fraction, inTreeOrder, isErased, sayMoney, shareText, statementsIn, type Tree, yuan } from '#kernel'
import { openable } from '#people'
import { type Ctx, fingerprint } from '#platform'
import { type Column, DataTable, LineName, SummaryList } from '#ui'
import type { Claim } from '../rules/claim.ts'
import type { ClaimSnapshot } from '../rules/claim-snapshot.ts'
import { words } from '../words.ts'
import { day } from './frame.tsx'

interface Of {
  ctx: Ctx
  claim: Claim
  snapshot: ClaimSnapshot
  /** How the lines of its contract hang; what both signed of that does not change. */
  tree: Tree<ContractLine>
}

/** The frozen facts, opened down to the acceptance and the records they were counted from. */
export function Snapshot({ ctx, claim, snapshot: s, tree }: Of) {
  const t = words[ctx.lang]
  const holds = fingerprint(s) === claim.snapshotHash
  // A text about a person was erased from them: the fingerprint is that of the facts with it.
  const erased = s.lines.some((l) => l.disputedReason !== null && isErased(l.disputedReason))
  return (
    <>
      <p>{t.frozen}</p>
      <Sources ctx={ctx} claim={claim} snapshot={s} />
      <Lines ctx={ctx} claim={claim} snapshot={s} tree={tree} />
      <p className="small soft">
        {t.rounding} {s.lines.some((l) => l.kept) && t.asideRounding}
      </p>
      <p className="small soft">
        {t.fingerprint} <code style={{ overflowWrap: 'anywhere' }}>{claim.snapshotHash}</code>. {t.fingerprintHint}{' '}
        {holds ? t.fingerprintHolds : erased ? t.fingerprintErased : <span className="late">{t.fingerprintBroken}</span>}
      </p>
    </>
  )
}

/** The period, the records and the text of the contract the claim was made from, each with the way to it. */
function Sources({ ctx, claim, snapshot: s }: Omit<Of, 'tree'>) {
  const t = words[ctx.lang]
  const to = (href: string, label: string) => openable(ctx.asker, href, claim) && { change: { href, label } }
  return (
    <SummaryList
      rows={[
        ...(s.acceptance
          ? [
              { label: t.period, value: `${day(ctx, s.acceptance.periodFrom)} – ${day(ctx, s.acceptance.periodTo)}` },
              {
                label: t.acceptance,
                value: (
                  <>
                    {day(ctx, s.acceptance.acceptedOn)}, {s.acceptance.acceptedBy === 'silence' ? t.bySilence : t.byPurchaser}{' '}
                    <span className="soft">
                      ({t.handedInOn} {day(ctx, s.acceptance.handedInOn)})
                    </span>
                  </>
                ),
                ...to(`/delivery/acceptances/${s.acceptance.id}`, t.openAcceptance),
              },
            ]
          : [{ label: t.signedOn, value: statementsIn([day(ctx, s.signedOn), t[sourceWords[claim.source]]], ctx.lang) }]),
        ...(s.records
          ? [
              {
                label: t.records,
                value: t.recordsCount(s.records.count, decimal(fraction(s.records.minutes, 60), 1)),
                ...to(
                  `/delivery/records?contract=${s.contract.id}&from=${s.acceptance!.periodFrom}&to=${s.acceptance!.periodTo}${lineOfStage(s)}`,
                  t.openRecords,
                ),
              },
            ]
          : []),
        {
          label: t.contract,
          value: `${s.contract.number}, ${t.contractVersion(s.contract.versionNumber)}`,
          change: { href: `/contracts/${s.contract.id}`, label: t.openContract },
        },
      ]}
    />
  )
}

const sourceWords = { signing: 'atSigning', advance: 'ofPrice', release: 'release', acceptance: 'acceptance' } as const

const isDisputed = (s: ClaimSnapshot): boolean => s.lines.some((l) => l.disputed !== '0.00')

function lineColumns(
  ctx: Ctx,
  tree: Of['tree'],
  has: { disputed: boolean; kept: boolean },
  acceptance: string | null | undefined,
): Column<ClaimSnapshot['lines'][number]>[] {
  const t = words[ctx.lang]
  const money = (text: string) => sayMoney(yuan(text), ctx.lang)
  return [
    {
      key: 'line',
      label: t.instalment,
      cell: (l) => (
        <>
          <LineName tree={tree} id={l.lineId} lang={ctx.lang}>
            {acceptance ? <a href={`${acceptance}#line-${l.lineId}`}>{l.lineTitle}</a> : l.lineTitle}
          </LineName>
          <small className="soft" style={{ display: 'block' }}>
            {[l.title[ctx.lang] !== l.lineTitle && l.title[ctx.lang], l.postDays && t.postDays(l.postDays.occupied, l.postDays.total)]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </>
      ),
    },
    { key: 'instalment', label: t.instalmentAmount, number: true, cell: (l) => money(l.instalment) },
    { key: 'share', label: t.shareClaimed, number: true, cell: (l) => shareText(l.share) },
    ...(has.kept
      ? (['worth', 'advance', 'retention'] as const).map((key) => ({
          key,
          label: { worth: t.worthAccepted, advance: t.recouped, retention: t.keptBack }[key],
          number: true,
          cell: (l: ClaimSnapshot['lines'][number]) => (l.kept ? money(l.kept[key]) : '–'),
        }))
      : []),
    { key: 'amount', label: t.claimed, number: true, cell: (l) => money(l.amount) },
    ...(has.disputed
      ? [
          {
            key: 'disputed',
            label: t.disputed,
            number: true,
            cell: (l: ClaimSnapshot['lines'][number]) => (l.disputed === '0.00' ? '–' : money(l.disputed)),
          },
          { key: 'why', label: t.disputedWhy, cell: (l: ClaimSnapshot['lines'][number]) => l.disputedReason ?? '–' },
        ]
      : []),
  ]
}

function Lines({ ctx, claim, snapshot: s, tree }: Of) {
  const t = words[ctx.lang]
  const disputed = isDisputed(s)
  const kept = s.lines.some((l) => l.kept)
  return (
    <DataTable
      rows={inTreeOrder(tree, s.lines, (l) => l.lineId)}
      lang={ctx.lang}
      rowKey={(l) => l.instalmentKey}
      caption={t.linesCaption}
      columns={lineColumns(
        ctx,
        tree,
        { disputed, kept },
        s.acceptance && openable(ctx.asker, `/delivery/acceptances/${s.acceptance.id}`, claim),
      )}
      foot={
        <tr>
          <td colSpan={kept ? 6 : 3}>{t.total}</td>
          <td className="num">{sayMoney(claim.amount, ctx.lang)}</td>
          {disputed && (
            <>
              <td className="num">{sayMoney(claim.disputed, ctx.lang)}</td>
              <td />
            </>
          )}
        </tr>
      }
    />
  )
}

/** A stage is counted from the records of its line, a month from those of all lines. */
const lineOfStage = (s: ClaimSnapshot): string => {
  const [line] = s.lines
  return line && /:s\d+$/.test(line.instalmentKey) ? `&line=${line.lineId}` : ''
}
