/// The registers of a target, as its description (`qXfer:features:read`) has them; without one, those of GDB's own
/// numbering: x0 to x31 and pc, 64 bits each.
struct TargetDescription: Equatable {
    /// A register.
    struct Register: Equatable {
        /// Number in `p` and `P`.
        var number: Int
        /// Bits.
        var size: Int
        /// Offset in the answer to `g`, in bytes.
        var offset: Int
    }

    /// By name; x0 to x31 under these names, whatever the description calls them.
    private(set) var registers: [String: Register] = [:]

    /// GDB's numbering.
    init() {
        for number in 0..<32 { registers["x\(number)"] = Register(number: number, size: 64, offset: 8 * number) }
        registers["pc"] = Register(number: 32, size: 64, offset: 256)
    }

    /// Reads the documents of a description, included ones behind those that include them.
    ///
    /// Returns nil if x0 to x31 and pc are not all there, with 64 bits.
    init?(_ documents: [String]) {
        var number = 0
        var all: [(name: String, Register)] = []
        for document in documents {
            for tag in Tag.all(named: "reg", in: document) {
                guard let name = tag["name"], let size = tag["bitsize"].flatMap({ Int($0) }), 1...4096 ~= size else {
                    continue
                }
                if let given = tag["regnum"].flatMap({ Int($0) }), 0...65_535 ~= given { number = given }
                all.append((name, Register(number: number, size: size, offset: 0)))
                number += 1
            }
        }
        all.sort { $0.1.number < $1.1.number }
        var offset = 0
        for (name, register) in all {
            var register = register
            register.offset = offset
            offset += (register.size + 7) / 8
            let usual = TargetDescription.usualName(name)
            if registers[usual] == nil { registers[usual] = register }
        }
        let needed = (0..<32).map { "x\($0)" } + ["pc"]
        guard needed.allSatisfy({ registers[$0]?.size == 64 }) else { return nil }
    }

    /// The documents that one includes.
    static func includes(of document: String) -> [String] {
        Tag.all(named: "xi:include", in: document).compactMap { $0["href"] }
    }

    /// `x2` for `sp`.
    private static func usualName(_ name: String) -> String {
        abiNames.firstIndex(of: name).map { "x\($0)" } ?? (name == "s0" ? "x8" : name)
    }

    private static let abiNames =
        ["zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "fp", "s1"] + (0..<8).map { "a\($0)" }
        + (2..<12).map { "s\($0)" } + (3..<7).map { "t\($0)" }

    /// A start tag's attributes. Descriptions are flat: no more of XML is needed.
    private struct Tag {
        private var attributes: [String: String] = [:]

        subscript(name: String) -> String? { attributes[name] }

        static func all(named name: String, in document: String) -> [Tag] {
            document.split(separator: "<").compactMap { piece in
                guard let end = piece.firstIndex(of: ">"), piece.hasPrefix(name) else { return nil }
                let inside = piece[..<end].dropFirst(name.count)
                guard let next = inside.first, next == " " || next.isNewline || next == "\t" else { return nil }
                return Tag(inside)
            }
        }

        private init(_ text: Substring) {
            var rest = text
            while let equals = rest.firstIndex(of: "=") {
                let name = rest[..<equals].filter { !$0.isWhitespace }
                rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
                guard let quote = rest.first, quote == "\"" || quote == "'" else { return }
                rest.removeFirst()
                guard let end = rest.firstIndex(of: quote) else { return }
                attributes[String(name)] = String(rest[..<end])
                rest = rest[rest.index(after: end)...]
            }
        }
    }
}
