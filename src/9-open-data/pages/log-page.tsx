import { type Moment, sayMoment } from '#kernel'
import type { Ctx } from '#platform'
import { Empty, type FrameFacts, Page, SummaryList } from '#ui'
import { logWords } from '../log-words.ts'
import { words } from '../words.ts'

/** The newest signed head of the log, as the page shows it. */
interface ShownHead {
  readonly size: number
  readonly root: string
  readonly signedAt: Moment
  readonly name: string
}

/** What the public log is, how far it reaches, and how anybody checks it. `keys`: those its heads are signed with; `address`: of the log. */
export function PublicLogPage(p: { ctx: Ctx; frame: FrameFacts; head: ShownHead | undefined; keys: readonly string[]; address: string }) {
  const { ctx, frame, head, keys, address } = p
  const { lang } = ctx
  const t = logWords[lang]
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.title}
      lead={t.lead}
      trail={[{ label: words[lang].open, href: '/open' }, { label: t.title }]}
    >
      {head ? <Head head={head} keys={keys} ctx={ctx} /> : <Empty title={t.none} />}
      <h2>{t.what}</h2>
      <p>{t.whatSays}</p>
      <p>{t.hidden}</p>
      <h2>{t.how}</h2>
      <ol>
        <li>{t.howKeep}</li>
        <li>{t.howCheck}</li>
        <li>
          {t.howOther} <a href="/assets/verify_log.py">verify_log.py</a>
        </li>
      </ol>
      {[
        `curl ${address}/checkpoint >> my.heads`,
        `tandem log verify --url ${address} --head my.heads`,
        `python3 verify_log.py ${address} --head my.heads`,
      ].map((command) => (
        <pre className="small" key={command}>
          <code>{command}</code>
        </pre>
      ))}
      <p className="soft small">
        {t.formats} <code>checkpoint</code>, <code>tile/&lt;L&gt;/&lt;N&gt;[.p/&lt;W&gt;]</code>,{' '}
        <code>tile/entries/&lt;N&gt;[.p/&lt;W&gt;]</code>, <code>key</code>
      </p>
    </Page>
  )
}

function Head({ head, keys, ctx }: { head: ShownHead; keys: readonly string[]; ctx: Ctx }) {
  const t = logWords[ctx.lang]
  return (
    <>
      <SummaryList
        rows={[
          { label: t.size, value: head.size },
          { label: t.root, value: <code className="small break">{head.root}</code> },
          { label: t.signedAt, value: sayMoment(head.signedAt, ctx.lang, ctx.zone) },
          { label: t.name, value: <code className="small break">{head.name}</code> },
          {
            label: t.key,
            value: keys.map((k) => (
              <code className="small break" key={k}>
                {k}{' '}
              </code>
            )),
          },
        ]}
      />
      <p>
        <a href="/open/log/checkpoint">{t.toHead}</a> · <a href="/open/log/key">{t.toKey}</a>
      </p>
    </>
  )
}
