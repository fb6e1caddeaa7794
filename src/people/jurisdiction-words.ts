import { refusals } from '#kernel'

export const refuseJurisdiction = refusals({
  'jurisdiction-code': {
    status: 422,
    zh: (code: string) => `「${code}」不能作区划代码。用 2 到 32 个小写字母、数字或短横线，例如 440305001。`,
    en: (code: string) => `“${code}” is no code of a jurisdiction: 2 to 32 small letters, digits or hyphens, as 440305001.`,
  },
  'jurisdiction-host': {
    status: 422,
    zh: (host: string) => `「${host}」不是主机名。请写成 tandem.example.gov.cn 这样，不带 https:// 和路径。`,
    en: (host: string) => `“${host}” is no host. Write it like tandem.example.gov.cn, without https:// and path.`,
  },
  'jurisdiction-ocid': {
    status: 422,
    zh: (prefix: string) => `「${prefix}」不是登记过的 OCDS 前缀，应为 ocds- 加六个小写字母或数字。`,
    en: (prefix: string) => `“${prefix}” is no registered OCDS prefix: ocds- and six small letters or digits.`,
  },
  'jurisdiction-zone': {
    status: 422,
    zh: (zone: string, known: readonly string[]) => `那里不用「${zone}」这个时区。可用：${known.join('、')}。`,
    en: (zone: string, known: readonly string[]) => `The zone “${zone}” is not one of that country: ${known.join(', ')}.`,
  },
  'jurisdiction-there': {
    status: 409,
    zh: (code: string) => `区划「${code}」已经有了。`,
    en: (code: string) => `The jurisdiction “${code}” is there already.`,
  },
  'jurisdiction-host-taken': {
    status: 409,
    zh: (host: string, code: string) => `${host} 已经通向「${code}」。请换一个主机名，或者先改那一个。`,
    en: (host: string, code: string) => `${host} leads to “${code}” already. Choose another host, or change that one first.`,
  },
  'jurisdiction-demonstration': {
    status: 409,
    zh: '这个数据库里是演示区，真实用户请用另一个数据库。',
    en: 'This database holds the demonstration district. Real people go into a database of their own.',
  },
  'no-jurisdiction-here': {
    status: 404,
    zh: (host: string) => `这个网址（${host}）没有通向任何区划。请管理员在服务器上运行 tandem jurisdiction host 指明。`,
    en: (host: string) =>
      `No jurisdiction is reached at ${host}. Its administrator names the host on the server: tandem jurisdiction host.`,
  },
})
