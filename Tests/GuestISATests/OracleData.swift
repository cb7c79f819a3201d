import Foundation

/// Data that other people's tools made; see scripts/make-isa-oracle and the head of each file.
enum OracleData {
    /// The rows of a resource, without comments, split at tabs.
    static func rows(of name: String) throws -> [[String]] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Resources").appendingPathComponent(name)
        return try String(contentsOf: url, encoding: .utf8)
            .split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t").map(String.init) }
    }

    /// A word that two assemblers agree on, and what two disassemblers make of it.
    struct Word {
        let address: UInt64
        let word: UInt32
        let gnuText: String
        let llvmText: String
    }

    /// Every instruction with each field at its boundaries.
    static let words: [Word] = {
        // A missing or broken file must fail every test that uses it.
        guard let rows = try? rows(of: "isa-words.txt") else { return [] }
        return rows.enumerated().map { index, row in
            Word(address: UInt64(4 * index), word: UInt32(row[0], radix: 16)!, gnuText: row[1], llvmText: row[2])
        }
    }()
}
