import { both, type Words } from '#kernel'

/** What the log says of files. Their names are not in it: they may name people. */
export function sayAction(action: string): Words | undefined {
  switch (action) {
    case 'files.add':
      return both('添加附件', 'Files attached')
    case 'files.remove':
      return both('移除附件', 'File taken away')
    case 'files.erase':
      return both('附件内容已按个人信息删除决定清除', 'Content of a file deleted, as its name was erased')
    default:
      return undefined
  }
}
