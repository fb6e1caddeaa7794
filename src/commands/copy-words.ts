import { count, dictionary, refusals } from '#kernel'

/** What pages of a copy say that pages of a server do not. */
export const copyWords = dictionary('commands/copy-words.copyWords', {
  brand: { zh: '同行', en: 'Tandem' },
  language: { zh: '中文', en: 'English' },
  open: { zh: '公开数据', en: 'Open data' },
  search: { zh: '查找', en: 'Search' },
  searchFor: { zh: '名称、机构、社区、需求……', en: 'Title, institution, community, need …' },
  some: { zh: '找到 0 页', en: 'Pages found: 0' },
  none: { zh: '没有找到。换一个词试试。', en: 'Nothing was found. Try another word.' },
  noScript: { zh: '查找要用脚本。不用脚本可以看清单：', en: 'The search needs a script. Without it there is the list:' },
  purchases: { zh: '采购', en: 'Purchases' },
  copyOf: { zh: (on: string) => `这是 ${on} 的副本。`, en: (on: string) => `A copy made on ${on}.` },
  live: { zh: '现在的网页', en: 'The page as it is now' },
})

/** What `tandem export` says. */
export const words = dictionary('commands/copy-words.words', {
  help: {
    zh: `tandem export public FOLDER --url ADDRESS

把一个同行网站公开的全部内容抄进一个空文件夹：两种语言的网页、可以查找、OCDS 数据、日志的全部文件。
文件夹放在任何网站服务器上都可以看，在自己的电脑上双击 index.html 也可以。谁都可以抄，不用登录。
用 python3 verify_log.py FOLDER/open/log 或 tandem log verify --folder FOLDER/open/log 核对日志；SHA256SUMS 列出每个文件。
全部抄完文件夹才有这个名字。

  --url ADDRESS                    网站的地址，例如 https://tandem.example.gov.cn
`,
    en: `tandem export public FOLDER --url ADDRESS

Copies everything that is public of a Tandem site into an empty folder: the pages in both languages with a search, the OCDS data, all files of the log.
Any web server can hand the folder out, and a double click on index.html opens it on a machine of one's own. Anybody may; no account is needed.
Check the log with python3 verify_log.py FOLDER/open/log, or tandem log verify --folder FOLDER/open/log; SHA256SUMS names every file.
The folder has its name only when it is complete.

  --url ADDRESS                    the site, as in https://tandem.example.gov.cn
`,
  },
  so: {
    zh: (pages: number, files: number) => `已抄 ${pages} 页、${files} 个文件……`,
    en: (pages: number, files: number) => `${count(pages, 'page')} and ${count(files, 'file')} so far …`,
  },
  done: {
    zh: (pages: number, files: number, folder: string) => `抄好了：${pages} 页、${files} 个文件，在 ${folder}。打开 ${folder}/index.html。`,
    en: (pages: number, files: number, folder: string) =>
      `Done: ${count(pages, 'page')} and ${count(files, 'file')} in ${folder}. Open ${folder}/index.html.`,
  },
})

export const refuse = refusals({
  'no-export': {
    status: 422,
    zh: '没有这样的命令。写法见 tandem export --help。',
    en: 'There is no such command. See tandem export --help.',
  },
  'no-url': {
    status: 422,
    zh: '请用 --url 写明网站的地址，例如 https://tandem.example.gov.cn。',
    en: 'Name the site with --url, as in https://tandem.example.gov.cn.',
  },
  'folder-taken': {
    status: 422,
    zh: (folder: string) => `${folder} 已经有内容。请换一个空的或还没有的文件夹。`,
    en: (folder: string) => `${folder} is not empty. Name an empty folder, or one that is not there yet.`,
  },
  'not-answered': {
    status: 422,
    zh: (address: string, why: string) => `${address} 没有答复：${why}。什么也没有留下。`,
    en: (address: string, why: string) => `${address} did not answer: ${why}. Nothing was left behind.`,
  },
  'not-tandem': {
    status: 422,
    zh: (address: string) => `${address} 不是同行的公开网页。请写网站的根地址。`,
    en: (address: string) => `${address} is no public page of Tandem. Give the address of the site itself.`,
  },
})
