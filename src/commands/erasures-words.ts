export const help = `tandem erasures list
tandem erasures apply FILE

list writes what the data officers erased, one line of JSON for each text: where it stood, when and why, nothing of what it said. Keep the
list apart from the backups. apply erases the same texts again, after an older backup was read back that still holds them.

list 列出删除过的文字：在哪里、哪天、为什么，不含内容；请与备份分开保存。恢复了仍含有这些文字的旧备份以后，用 apply 重新删除。
`
