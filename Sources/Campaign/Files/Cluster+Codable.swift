import CorpusStore
import FoundationEssentials
import GuestMachine
import Lockstep
import Metamorphic

/// A program as text: its container in Base64, read by the parser that reads files.
struct EncodedProgram: Codable {
    let program: Program

    init(_ program: Program) { self.program = program }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let bytes = Data(base64Encoded: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected Base64")
        }
        do {
            program = try ProgramFile(container: Array(bytes), name: "program").program
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Data(try ProgramFile(program).containerBytes()).base64EncodedString())
    }
}

extension Cluster: Codable {
    private enum Key: String, CodingKey {
        case original, originalMode, index, minimal, finding, canonicalCode, knownIssue, count
    }

    /// Reads what `encode` has written.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            original: try container.decode(EncodedProgram.self, forKey: .original).program,
            originalMode: try container.decode(LockstepMode.self, forKey: .originalMode),
            index: try container.decode(UInt64.self, forKey: .index),
            minimal: try container.decode(EncodedProgram.self, forKey: .minimal).program,
            finding: try container.decode(Finding.self, forKey: .finding),
            canonicalCode: try container.decode([UInt32].self, forKey: .canonicalCode),
            count: try container.decode(UInt64.self, forKey: .count))
        knownIssue = try container.decodeIfPresent(Int.self, forKey: .knownIssue)
    }

    /// Writes all but the name, which follows from the rest.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(EncodedProgram(original), forKey: .original)
        try container.encode(originalMode, forKey: .originalMode)
        try container.encode(index, forKey: .index)
        try container.encode(EncodedProgram(minimal), forKey: .minimal)
        try container.encode(finding, forKey: .finding)
        try container.encode(canonicalCode, forKey: .canonicalCode)
        try container.encodeIfPresent(knownIssue, forKey: .knownIssue)
        try container.encode(count, forKey: .count)
    }
}

extension LawCluster: Codable {
    private enum Key: String, CodingKey { case original, index, found, count }

    /// Reads what `encode` has written.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            original: try container.decode(EncodedLawBreak.self, forKey: .original).lawBreak,
            index: try container.decode(UInt64.self, forKey: .index),
            found: try container.decode(EncodedLawBreak.self, forKey: .found).lawBreak,
            count: try container.decode(UInt64.self, forKey: .count))
    }

    /// Writes all but the name, which follows from the rest.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(EncodedLawBreak(original), forKey: .original)
        try container.encode(index, forKey: .index)
        try container.encode(EncodedLawBreak(found), forKey: .found)
        try container.encode(count, forKey: .count)
    }
}

private struct EncodedLawBreak: Codable {
    let law: String
    let statement: String
    let engine: EngineKind
    let original: EncodedProgram
    let variant: EncodedProgram
    let difference: String

    init(_ lawBreak: LawBreak) {
        law = lawBreak.law
        statement = lawBreak.statement
        engine = lawBreak.engine
        original = EncodedProgram(lawBreak.original)
        variant = EncodedProgram(lawBreak.variant)
        difference = lawBreak.difference
    }

    var lawBreak: LawBreak {
        LawBreak(
            law: law, statement: statement, engine: engine, original: original.program, variant: variant.program,
            difference: difference)
    }
}
