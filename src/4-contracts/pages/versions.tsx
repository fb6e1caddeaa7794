import { type Refusal, sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { Tag } from '#ui'
import type { Contract, ContractVersion, Side } from '../rules/contract.ts'
import { words } from '../words.ts'

/** The texts of a contract, the newest first. */
export function Versions({
  ctx,
  c,
  versions,
  name,
  waitsFor,
}: {
  ctx: Ctx
  c: Contract
  versions: readonly ContractVersion[]
  name: (s: Side) => string
  waitsFor: (v: ContractVersion) => Refusal | undefined
}) {
  const t = words[ctx.lang]
  return (
    <ol className="history" reversed>
      {versions.map((v) => (
        <li key={v.number}>
          <span>
            <a href={`/contracts/${c.id}/versions/${v.number}`}>{t.version(v.number)}</a>
            <br />
            <time className="small" dateTime={v.proposedAt.toString()}>
              {sayMoment(v.proposedAt, ctx.lang, ctx.zone)}
            </time>
          </span>
          <span>
            <Tag quiet={!['open', 'agreed'].includes(v.state)}>{waitsFor(v) ? t.openBureau : t[v.state]}</Tag>{' '}
            <span className="soft">
              {t.proposedBy} {name(v.proposedBy)}
            </span>
            {v.number === 1 && !v.reason ? (
              <>
                <br />
                {t.firstText}
              </>
            ) : (
              v.reason && (
                <>
                  <br />
                  {v.reason}
                </>
              )
            )}
            {v.answer && (
              <>
                <br />
                <span className="soft">{v.answer}</span>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
