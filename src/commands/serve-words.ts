import { dictionary } from '#kernel'

/** What is said to whoever starts the program. */
export const serveWords = dictionary('commands/serve-words.serveWords', {
  setUp: {
    zh: '这个系统还是空的。请打开下面的地址设置，只能用一次：',
    en: 'This installation is empty. Open this address to set it up; it works once:',
  },
  forReal: {
    zh: '这是演示数据。要真正使用，请运行 npm start -- --real（它用自己的数据文件夹）。',
    en: 'These are demonstration data. To begin for real run npm start -- --real, which keeps its data in a folder of its own.',
  },
  holdsDemonstration: {
    zh: '这个数据库里是演示区，真实数据请用另一个空的数据库，或者用 TANDEM_DATA 指定另一个文件夹。',
    en: 'This database holds the demonstration district. Real data go into an empty database of their own, or another folder named in TANDEM_DATA.',
  },
  seeding: { zh: '数据库是空的，正在放进演示区……', en: 'The database is empty: putting in the demonstration district …' },
  begun: {
    zh: (address: string, database: string) => `同行  ${address}\n  数据库：${database}\n  登录：${address}/sign-in`,
    en: (address: string, database: string) => `Tandem  ${address}\n  Database: ${database}\n  Sign in: ${address}/sign-in`,
  },
})
