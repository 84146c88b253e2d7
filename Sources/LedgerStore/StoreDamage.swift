/// What can be wrong inside a store file that SQLite itself finds sound.
enum StoreDamage: Error {
    case shortBlock
    case badSummary
}
