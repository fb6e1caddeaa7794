import type { Lang } from '#kernel'
import { type C, html, linkTo, Page } from '#ui'
import { document } from './document.ts'
import { operations } from './operations.ts'
import type { Operation } from './operation.ts'
import { words } from './words.ts'

/** The page for people: how to begin, an example, and what the document lists. */
export async function apiPage(c: C): Promise<Response> {
  const ctx = c.get('ctx')
  const t = words[ctx.lang]
  return html(
    c,
    <Page ctx={ctx} frame={await c.get('frame')()} title={t.title} lead={t.lead}>
      <p>
        <a href="/api/openapi.json">{t.document}</a>
      </p>
      <h2>{t.begin}</h2>
      <ol>
        <li>
          {t.beginToken} <a href={ctx.asker.kind === 'user' ? '/account' : '/sign-in'}>{t.account}</a>
        </li>
        <li>
          {t.beginHeader} <code>Authorization: Bearer tdm_…</code>
        </li>
        <li>{t.beginAnswer}</li>
        <li>{t.beginWrong}</li>
        <li>{t.beginOnce}</li>
      </ol>
      <h2>{t.example}</h2>
      <pre>
        <code>{`curl '${linkTo(c, '/api/contracts?state=active&sort=-total')}' \\\n  -H 'Authorization: Bearer tdm_…' -H 'Accept-Language: ${ctx.lang}'`}</code>
      </pre>
      <h2>{t.operations}</h2>
      <Operations lang={ctx.lang} />
    </Page>,
  )
}

/** Every operation, as the document has it. */
function Operations({ lang }: { lang: Lang }) {
  const t = words[lang]
  return (
    <div className="table" tabIndex={0} role="region" aria-label={t.operations}>
      <table className="stack">
        <thead>
          <tr>
            <th scope="col">{t.address}</th>
            <th scope="col">{t.does}</th>
            <th scope="col">{t.needs}</th>
            <th scope="col">{t.parameters}</th>
          </tr>
        </thead>
        <tbody>
          {operations.map((o) => (
            <tr key={o.name} id={o.name}>
              <td data-label={t.address}>
                <code>
                  {o.method.toUpperCase()} /api{o.path}
                </code>
              </td>
              <td data-label={t.does}>{o.says[lang]}</td>
              <td data-label={t.needs}>{o.scope === null ? t.forEverybody : o.orCode ? t.codeOrScope(o.scope) : t.scope(o.scope)}</td>
              <td data-label={t.parameters}>
                {parametersOf(o).map((name) => (
                  <span key={name}>
                    <code>{name}</code>{' '}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Names of the parameters and body fields, as the document has them. */
function parametersOf(o: Operation): string[] {
  const listed = document().paths?.[`/api${o.path}`]?.[o.method]
  const named = (listed?.parameters ?? []).flatMap((p) => ('name' in p && p.in !== 'path' ? [p.name] : []))
  const body = listed?.requestBody
  const schema = body && 'content' in body ? body.content['application/json']?.schema : undefined
  return [...named, ...(schema && 'properties' in schema ? Object.keys(schema.properties ?? {}) : [])]
}
