import { dictionary, refusals } from '#kernel'
import { logoBytes, logoSides } from './rules/logo.ts'

const most = logoBytes / 1024
const { least, most: longest } = logoSides

/** The picture at the head of pages, print and contracts. */
export const logoWords = dictionary('people/logo-words.logoWords', {
  title: { zh: '标志', en: 'Logo' },
  lead: {
    zh: '显示在每一页的页首和打印件上；没有自己标志的单位，问卷纸条和合同的 Word 文件也用它。',
    en: 'Shown at the head of every page and in print; also on survey slips and in the Word file of contracts of offices without one of their own.',
  },
  leadOrganisation: {
    zh: '显示在机构的公开页面上；印在它的问卷纸条、海报和合同的 Word 文件里。',
    en: 'Shown on the public page of the organisation, and printed on its survey slips, posters and in the Word file of its contracts.',
  },
  none: { zh: '还没有标志。', en: 'There is none yet.' },
  choose: { zh: '图片', en: 'Picture' },
  hint: {
    zh: `PNG 或 JPEG，最大 ${most} KB，每边 ${least}—${longest} 像素。浅色背景上要看得清。`,
    en: `PNG or JPEG, at most ${most} KB, ${least} to ${longest} pixels a side. It has to be seen on a light ground.`,
  },
  keep: { zh: '使用', en: 'Use it' },
  remove: { zh: '拿掉', en: 'Take it off' },
})

export const refuseLogo = refusals({
  'logo-missing': { status: 422, zh: '请选择一张图片。', en: 'Choose a picture.' },
  'logo-kind': {
    status: 422,
    zh: '这不是完整的 PNG 或 JPEG 图片。请另存为 PNG 再上传。',
    en: 'This is no whole PNG or JPEG picture. Save it as PNG and send that.',
  },
  'logo-large': {
    status: 422,
    zh: `图片要小于 ${most} KB。请缩小后再上传。`,
    en: `It has to be less than ${most} KB. Make it smaller and send it again.`,
  },
  'logo-sides': {
    status: 422,
    zh: `每边要在 ${least} 到 ${longest} 像素之间。`,
    en: `Each side has to be between ${least} and ${longest} pixels.`,
  },
  'logo-changed': {
    status: 409,
    zh: '刚刚有人换过标志，请刷新再看。',
    en: 'Somebody has just changed the logo. Reload the page and look again.',
  },
  'logo-infected': {
    status: 422,
    zh: '病毒扫描发现了问题，没有收下。请检查您的电脑。',
    en: 'The virus scanner found something, so it was not taken. Check your computer.',
  },
  'logo-scanner-away': {
    status: 503,
    zh: '病毒扫描暂时不可用，没有收下。请过几分钟再试。',
    en: 'The virus scanner does not answer, so it was not taken. Try again in some minutes.',
  },
})
