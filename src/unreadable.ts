import { refusals } from '#kernel'
import { bothWays, type Env, refusalJson, refusalPageAlone } from '#ui'
import type { Context } from 'hono'
import type { Unread } from './listen.ts'
import { isApi, languageOf } from './tell.ts'

/** Longest address and largest head that are answered, in bytes. Browsers and proxies in front stop at about as much. */
const most = 16 * 1024

/**
 * Says what is wrong with a request that is none, or whose address or head is too long to be worked on; undefined where it can be
 * answered. The page is made without the database: nothing is looked up for it.
 */
export async function unreadable(c: Context<Env>, styles: string): Promise<Response | undefined> {
  const { unread, anyLanguage } = (c.env ?? {}) as Partial<Unread>
  const refusal =
    unread === undefined ? tooLong(c) : refuse(unread === 400 ? 'not-a-request' : unread === 408 ? 'head-too-slow' : 'head-too-large')
  if (!refusal) return undefined
  const lang = languageOf(c)
  const said = anyLanguage ? bothWays(refusal) : refusal
  // A body under such a head is not waited for.
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') c.header('connection', 'close')
  return isApi(c) ? refusalJson(c, said, lang) : refusalPageAlone(c, said, { lang, styles })
}

function tooLong(c: Context<Env>) {
  if (c.req.raw.url.length > most) return refuse('address-too-long')
  let n = 0
  for (const [name, value] of c.req.raw.headers) n += name.length + value.length + 4
  return n > most ? refuse('head-too-large') : undefined
}

const refuse = refusals({
  'address-too-long': {
    status: 414,
    zh: '网址太长了，打不开。请从页面上的链接重新进入，或者少选几个筛选条件。长的内容请用表单提交，不要放在网址里。',
    en: 'This address is too long to be opened. Come in again by a link on a page, or choose fewer filters. Send long content with a form, not in the address.',
  },
  'head-too-large': {
    status: 431,
    zh: '浏览器随请求发来的信息（网址或 Cookie）太长了，没有处理。请清除浏览器里本网站的 Cookie，重新打开；用程序访问的，请减少请求头的内容。',
    en: 'What came along with the request (its address or cookies) is too long, and nothing was done. Please delete the cookies of this site in the browser and open it again; a program should send fewer headers.',
  },
  'head-too-slow': {
    status: 408,
    zh: '请求没有及时传完，连接已经关闭，什么也没有改动。请再试一次。',
    en: 'The request did not arrive in time. The connection was closed and nothing was changed. Please try again.',
  },
  'not-a-request': {
    status: 400,
    zh: '收到的不是一个看得懂的网页请求，什么也没有做。请检查网址，从首页重新进入。',
    en: 'What arrived is no request that can be understood, and nothing was done. Check the address, or begin again at the first page.',
  },
})
