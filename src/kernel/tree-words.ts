import type { Break, Combination, Hanging, Placed, Tie } from './tree.ts'
import { both, dictionary, type Lang, type Words } from './words.ts'

/** What the six ways to combine posts and projects are called. */
export const combinationWords: Readonly<Record<Combination, Words>> = {
  post: both('岗位购买', 'Posts alone'),
  project: both('项目购买', 'Projects alone'),
  'project-in-post': both('岗位内运作项目', 'Projects inside posts'),
  'post-in-project': both('项目内补贴岗位', 'Posts paid inside projects'),
  'both-ways': both('岗位与项目双向结合', 'Projects inside posts, and posts inside projects'),
  bundle: both('岗位和项目打包，互不挂靠', 'A bundle: posts and projects without a tie'),
}

const ties = dictionary('kernel/tree-words.ties', {
  'project-in-post': { zh: (on: string) => `在岗位「${on}」内运作`, en: (on: string) => `runs inside “${on}”` },
  'post-in-project': { zh: (on: string) => `在项目「${on}」内列支`, en: (on: string) => `is paid inside “${on}”` },
  part: { zh: (on: string) => `属于「${on}」`, en: (on: string) => `is a part of “${on}”` },
})

const breaks: Readonly<Record<Break, Words>> = {
  missing: both('挂靠的那一项不在其中', 'hangs on a line that is not here'),
  circle: both('挂靠绕成了一圈，看不出从属', 'hangs in a circle, so its place cannot be read'),
  twice: both('编号重复，看不出从属', 'has the number of another line, so its place cannot be read'),
}

/** What a line is to the line it hangs on, as it stands behind or below its name. */
export const sayTie = (tie: Tie, parent: { readonly title: string }, lang: Lang): string => ties[lang][tie](parent.title)

/** Where a line stands, in words: nothing of a line that stands by itself. */
export function sayPlace(p: Placed<Hanging & { readonly title: string }>, lang: Lang): string | undefined {
  if (p.broken) return breaks[p.broken][lang]
  return p.tie && p.parent ? sayTie(p.tie, p.parent, lang) : undefined
}
