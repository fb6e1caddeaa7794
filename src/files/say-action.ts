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
    case 'files.expire':
      return both(
        '附件保存期满，内容已删除；名称和指纹仍在',
        'Content of a file deleted, having been kept as long as it must be; its name and fingerprint stay',
      )
    case 'files.expire-failed':
    case 'files.erase-failed':
    case 'files.remove-bytes-failed':
      return both('附件内容没有清除成功；会自动再试', 'The content of a file could not be deleted; it is tried again')
    case 'files.expire-mended':
    case 'files.erase-mended':
    case 'files.remove-bytes-mended':
      return both('原先没有清除的附件内容已经清除', 'The content of a file that could not be deleted is deleted now')
    default:
      return undefined
  }
}
