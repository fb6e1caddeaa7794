import { type Day, type Lang, tagIn } from '#kernel'
import { cardWords } from '../card-words.ts'
import type { Card } from '../rules/card-of.ts'

/** A card as it stands in a frame of somebody else's page: no menu, no script, and its link leads out of the frame. */
export function CardPage({
  card,
  styles,
  on,
  place,
  isSynthetic,
}: {
  card: Card
  styles: string
  on: Day
  place: string
  isSynthetic: boolean
}) {
  const t = cardWords[card.lang]
  return (
    <html lang={tagIn(card.lang)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{card.title}</title>
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={styles} />
      </head>
      <body className="card">
        <main>
          <h1>
            <a href={card.href} target="_blank" rel="noopener">
              {card.title}
            </a>
          </h1>
          <p className="soft">{card.about}</p>
          <dl>
            {card.facts.map((f) => (
              <div key={f.label}>
                <dt>{f.label}</dt>
                <dd>{f.value}</dd>
              </div>
            ))}
          </dl>
          <p className="soft small">
            {place} · {t.asOf(on)}
            {isSynthetic && ` · ${t.synthetic}`}
          </p>
        </main>
      </body>
    </html>
  )
}

/** How somebody puts the card of a page on a page of their own. */
export function CardToTake({ path, title, origin, lang }: { path: string; title: string; origin: string; lang: Lang }) {
  const t = cardWords[lang]
  const address = `${path}/card?lang=${lang}`
  const frame = `<iframe src="${origin}${address}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="360" height="300" style="border:0" loading="lazy"></iframe>`
  return (
    <details className="no-print">
      <summary>{t.onYourPage}</summary>
      <p>{t.onYourPageHelp}</p>
      <pre className="small">
        <code>{frame}</code>
      </pre>
      <p>
        <a href={address}>{t.look}</a>
      </p>
    </details>
  )
}
