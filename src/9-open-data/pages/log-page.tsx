import { sayMoment } from '#kernel'
import { type Ctx, keysOf, lastHead, writeKey } from '#platform'
import { Empty, type FrameFacts, Page, SummaryList } from '#ui'
import { logWords } from '../log-words.ts'
import { words } from '../words.ts'

/** What the public log is, how far it reaches, and how anybody checks it. */
export async function PublicLogPage(ctx: Ctx, frame: FrameFacts, origin: string) {
  const { lang } = ctx
  const t = logWords[lang]
  const [head, keys] = [await lastHead(ctx.db, ctx.jurisdiction), await keysOf(ctx.db, ctx.jurisdiction)]
  const address = `${origin}/open/log`
  return (
    <Page
      ctx={ctx}
      frame={frame}
      section="open"
      title={t.title}
      lead={t.lead}
      trail={[{ label: words[lang].open, href: '/open' }, { label: t.title }]}
    >
      {head ? (
        <>
          <SummaryList
            rows={[
              { label: t.size, value: head.head.size },
              { label: t.root, value: <code className="small break">{head.head.root.toString('base64')}</code> },
              { label: t.signedAt, value: sayMoment(head.signedAt, lang, ctx.zone) },
              { label: t.name, value: <code className="small break">{head.head.origin}</code> },
              {
                label: t.key,
                value: keys.map((k) => (
                  <code className="small break" key={writeKey(k.name, k.publicKey)}>
                    {writeKey(k.name, k.publicKey)}{' '}
                  </code>
                )),
              },
            ]}
          />
          <p>
            <a href="/open/log/checkpoint">{t.toHead}</a> · <a href="/open/log/key">{t.toKey}</a>
          </p>
        </>
      ) : (
        <Empty title={t.none} />
      )}
      <h2>{t.what}</h2>
      <p>{t.whatSays}</p>
      <p>{t.hidden}</p>
      <h2>{t.how}</h2>
      <ol>
        <li>{t.howKeep}</li>
        <li>{t.howCheck}</li>
        <li>{t.howOther}</li>
      </ol>
      <pre className="small" tabIndex={0}>
        <code>{`curl ${address}/checkpoint >> my.heads\ntandem log verify --url ${address} --head my.heads`}</code>
      </pre>
      <p className="soft small">
        {t.formats} <code>checkpoint</code>, <code>tile/&lt;L&gt;/&lt;N&gt;[.p/&lt;W&gt;]</code>,{' '}
        <code>tile/entries/&lt;N&gt;[.p/&lt;W&gt;]</code>, <code>key</code>
      </p>
    </Page>
  )
}
