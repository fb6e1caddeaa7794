import { type Lang, languages, tagIn } from '#kernel'
import { escaped, unescaped } from './copied-page.ts'
import { copyWords } from './copy-words.ts'

/** A page as it is looked for: its heading, what it says, where it stands. */
export interface Findable {
  readonly title: string
  readonly text: string
  readonly file: string
}

/** So many letters of a page are looked through. */
const lettersOfPage = 4000

export function findable(html: string, file: string): Findable {
  const main = /<main\b[^>]*>(.*?)<\/main>/s.exec(html)?.[1] ?? ''
  const plain = (of: string) =>
    unescaped(of.replace(/<(style|script|form|nav)\b.*?<\/\1>/gs, ' ').replace(/<[^>]+>/g, ' '))
      .replace(/\s+/g, ' ')
      .trim()
  return { title: plain(/<h1\b[^>]*>(.*?)<\/h1>/s.exec(main)?.[1] ?? file), text: plain(main).slice(0, lettersOfPage), file }
}

/** Every page of a language, for the script of its search. Nothing in it can end the script. */
export const searchIndex = (pages: readonly Findable[], lang: Lang): string =>
  `window.pages=${JSON.stringify(pages.map((p) => [p.title, p.text, p.file.slice(lang.length + 1)]))
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')}\n`

/** Looks for all words that were typed, in whatever order and width; the heading counts for more. */
const script = `
const plain = (s) => s.normalize('NFKC').toLowerCase()
const pages = window.pages.map(([title, text, file]) => ({ title, text, file, inTitle: plain(title), inText: plain(title + ' ' + text) }))
const [field, list, says] = ['q', 'found', 'says'].map((id) => document.getElementById(id))
function look() {
  const words = plain(field.value).split(/\\s+/).filter(Boolean)
  const found = words.length === 0 ? [] : pages.filter((p) => words.every((w) => p.inText.includes(w)))
  found.sort((a, b) => words.filter((w) => b.inTitle.includes(w)).length - words.filter((w) => a.inTitle.includes(w)).length)
  says.textContent = words.length === 0 ? '' : says.dataset[found.length > 0 ? 'some' : 'none'].replace('0', found.length)
  list.replaceChildren(...found.slice(0, 100).map((p) => {
    const [item, link, about] = ['li', 'a', 'p'].map((name) => document.createElement(name))
    link.href = p.file
    link.textContent = p.title
    const at = Math.max(0, plain(p.text).indexOf(words[0]) - 30)
    about.textContent = p.text.slice(at, at + 120)
    about.className = 'soft small'
    item.append(link, about)
    return item
  }))
}
field.addEventListener('input', look)
field.value = new URLSearchParams(location.search).get('q') || ''
look()
`

/** The page of the search, to stand beside its script and its index. */
export function searchPage(lang: Lang, o: { styles: string; on: string }): string {
  const t = copyWords[lang]
  return `<!doctype html><html lang="${tagIn(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.search} · ${t.brand}</title><link rel="stylesheet" href="../${escaped(o.styles)}"></head><body><aside class="demo"><div class="frame"><span>${t.copyOf(o.on)}</span></div></aside><header class="bar"><div class="frame"><a class="brand" href="open/index.html"><b>${copyWords.zh.brand}</b> <i>${copyWords.en.brand}</i></a></div></header><main class="frame" id="content"><nav class="trail"><ol><li><a href="open/index.html">${t.open}</a></li><li>${t.search}</li></ol></nav><h1>${t.search}</h1><div class="field"><label for="q">${t.searchFor}</label><input type="search" id="q" autocomplete="off"></div><p id="says" role="status" data-some="${t.some}" data-none="${t.none}"></p><ol id="found" class="plain"></ol><noscript><p>${t.noScript} <a href="open/purchases/index.html">${t.purchases}</a></p></noscript></main><script src="search-index.js"></script><script src="../assets/search.js"></script></body></html>`
}

export const searchScript = script.trimStart()

/** Leads into the copy in either language. */
export const firstPage = `<!doctype html><html lang="${tagIn('zh')}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${copyWords.zh.brand} · ${copyWords.en.brand}</title></head><body>${languages
  .map((l) => `<p><a href="${l}/open/index.html" lang="${tagIn(l)}">${copyWords[l].language}</a></p>`)
  .join('')}</body></html>`
