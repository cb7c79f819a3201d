import GuestISA
import FoundationEssentials
import GuestMachine
import HostFiles

/// The JSON form of a program file, version 1.
struct ProgramDocument {
    static let format = "rvfuzz-program"
    static let version = 1

    let file: ProgramFile

    init(_ file: ProgramFile) { self.file = file }

    /// A decoder's error as one line: the key, then what is wrong.
    static func describe(_ error: DecodingError) -> String {
        let (context, what): (DecodingError.Context, String) =
            switch error {
            case .keyNotFound(let key, let context): (context, "key '\(key.stringValue)' is missing")
            case .typeMismatch(let type, let context): (context, "expected \(type)")
            case .valueNotFound(let type, let context): (context, "expected \(type), found null")
            case .dataCorrupted(let context): (context, "not valid JSON, or a number out of range")
            @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "not valid JSON")
            }
        let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        return path.isEmpty ? what : "\(quoted(path)): \(what)"
    }
}

extension ProgramDocument: Encodable {
    private enum Key: String, CodingKey {
        case format, version, isa, pc, fuel, registers, code, data, origin, finding
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(ProgramDocument.format, forKey: .format)
        try container.encode(ProgramDocument.version, forKey: .version)
        try container.encode(ProgramFile.isaName, forKey: .isa)
        try container.encode(hex(file.program.pc), forKey: .pc)
        try container.encode(file.program.fuel, forKey: .fuel)
        let values = file.program.registers.enumerated().filter { $0.element != 0 }
        let registers = values.map { ("x\($0.offset)", paddedHex($0.element)) }
        try container.encode(Dictionary(uniqueKeysWithValues: registers), forKey: .registers)
        try container.encode(file.program.code.map { paddedHex($0) }, forKey: .code)
        try container.encode(file.program.data.map(SegmentDocument.init), forKey: .data)
        try container.encodeIfPresent(file.origin.map(OriginDocument.init), forKey: .origin)
        try container.encodeIfPresent(file.finding.map(FindingDocument.init), forKey: .finding)
    }
}

extension ProgramDocument: Decodable {
    init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.container(keyedBy: TextKey.self)
        try ProgramDocument.expect(ProgramDocument.format, in: container, "format")
        try ProgramDocument.expect(ProgramDocument.version, in: container, "version")
        try ProgramDocument.expect(ProgramFile.isaName, in: container, "isa")
        try container.expectOnly([
            "format", "version", "isa", "pc", "fuel", "registers", "code", "data", "origin", "finding",
        ])
        var program = Program(code: [], pc: try container.number("pc"), fuel: try container.plainNumber("fuel"))
        let registers = try container.nestedContainer(keyedBy: TextKey.self, forKey: TextKey(stringValue: "registers"))
        try registers.expectOnly((1..<32).map { "x\($0)" })
        for index in 1..<32 where registers.contains(TextKey(stringValue: "x\(index)")) {
            program.registers[index] = try registers.number("x\(index)")
        }
        let code: [String] = try container.value("code")
        program.code = try code.enumerated().map { index, text in
            guard let word = UInt32(unsignedText: text) else {
                throw MalformedDocument(message: "code.\(index): \(quoted(text)) is not a number of 32 bits")
            }
            return word
        }
        let data: [SegmentDocument] = try container.value("data")
        program.data = data.map(\.segment)
        let origin: OriginDocument? = try container.valueIfPresent("origin")
        let finding: FindingDocument? = try container.valueIfPresent("finding")
        file = ProgramFile(program, origin: origin?.origin, finding: finding?.finding)
    }

    private static func expect<T: Decodable & Equatable>(
        _ expected: T, in container: KeyedDecodingContainer<TextKey>, _ key: String
    ) throws {
        let value: T = try container.value(key)
        guard value == expected else {
            throw MalformedDocument(message: "\(key): \(quoted("\(value)")) is not known, expected '\(expected)'")
        }
    }
}

/// A piece of memory in JSON.
private struct SegmentDocument: Codable {
    let segment: MemorySegment

    private enum Key: String, CodingKey { case address, bytes }

    init(_ segment: MemorySegment) { self.segment = segment }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(hex(segment.address), forKey: .address)
        try container.encode(segment.bytes.map { hexDigits($0) }.joined(), forKey: .bytes)
    }

    init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.container(keyedBy: TextKey.self)
        try container.expectOnly(["address", "bytes"])
        let digits = Array(try (container.value("bytes") as String).utf8)
        let pairs = stride(from: 0, to: digits.count, by: 2).map { digits[$0..<min($0 + 2, digits.count)] }
        let bytes = pairs.compactMap { UInt8(hexDigits: $0) }
        guard bytes.count == pairs.count else {
            throw MalformedDocument(message: "data: bytes are not pairs of hexadecimal digits")
        }
        segment = MemorySegment(address: try container.number("address"), bytes: bytes)
    }
}

/// Where a program comes from, in JSON.
private struct OriginDocument: Codable {
    let origin: Origin

    private enum Key: String, CodingKey { case generator, seed, program }

    init(_ origin: Origin) { self.origin = origin }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(origin.generatorVersion, forKey: .generator)
        try container.encode(String(origin.seed), forKey: .seed)
        try container.encode(String(origin.index), forKey: .program)
    }

    init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.container(keyedBy: TextKey.self)
        try container.expectOnly(["generator", "seed", "program"])
        origin = Origin(
            generatorVersion: try container.plainNumber("generator"), seed: try container.number("seed"),
            index: try container.number("program"))
    }
}

/// What a program showed, in JSON.
private struct FindingDocument: Codable {
    let finding: FindingInfo

    private enum Key: String, CodingKey { case engines, modes, signature }

    init(_ finding: FindingInfo) { self.finding = finding }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(finding.engines, forKey: .engines)
        try container.encode(finding.modes, forKey: .modes)
        try container.encode(finding.signature, forKey: .signature)
    }

    init(from decoder: any Swift.Decoder) throws {
        let container = try decoder.container(keyedBy: TextKey.self)
        try container.expectOnly(["engines", "modes", "signature"])
        finding = FindingInfo(
            engines: try container.value("engines"), modes: try container.value("modes"),
            signature: try container.value("signature"))
    }
}
