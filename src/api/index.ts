export { api } from './mount.ts'
