import { refusals } from '#kernel'

/** What is said of what is no request, or too long to be one. */
export const refuse = refusals({
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
  expectation: {
    status: 417,
    zh: '请求里的 Expect 要求本站做不到，什么也没有做。请去掉 Expect 请求头再发；上传大文件的程序可以写 Expect: 100-continue。',
    en: 'What the request expects (its header Expect) cannot be done here, and nothing was done. Send it again without that header; a program that sends large files may write Expect: 100-continue.',
  },
  'encoded-body': {
    status: 415,
    zh: '请求的正文是压缩过的（Content-Encoding 或 Transfer-Encoding），本站只收没有压缩的内容，什么也没有保存。请不要压缩，重新发送。',
    en: 'The body of the request is compressed (its header Content-Encoding or Transfer-Encoding). Only plain content is taken here, and nothing was kept. Send it again without compression.',
  },
})
