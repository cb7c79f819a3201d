import GuestISA
import GuestMachine
import HostFiles

/// Collects what the lines of a golden state say.
struct GoldenReader {
    let file: String
    private var line = 0
    private var sources: [String] = []
    /// The words after each key but `memory`.
    private var values: [String: (text: String, line: Int)] = [:]
    private var registers = [UInt64](repeating: 0, count: 32)
    private var segments: [MemorySegment] = []
    /// `digest …` or `unknown`, where memory is not listed.
    private var otherMemory: MemoryChange??

    init(file: String) { self.file = file }

    private static let keys = ["exit", "cause", "tval", "retired", "pc"]

    private func error(_ message: String, line: Int? = nil) -> GoldenFileError {
        GoldenFileError(file: file, line: line ?? self.line, message: message)
    }

    mutating func read(_ text: Substring) throws(GoldenFileError) {
        line += 1
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, !first.hasPrefix("#") else { return }
        if first == "source:" {
            // The words between the first and the last as they are written.
            let end = words[words.count - 1].endIndex
            sources.append(String(text[first.endIndex..<end].drop(while: \.isWhitespace)))
            return
        }
        if first == "memory" { return try readMemory(words.dropFirst()) }
        var rest = words[...]
        while let key = rest.popFirst() {
            guard let value = rest.popFirst() else { throw error("a value is missing after \(quoted(String(key)))") }
            try readValue(String(key), String(value))
        }
    }

    private mutating func readValue(_ key: String, _ value: String) throws(GoldenFileError) {
        let register = key.hasPrefix("x") ? UInt8(unsignedText: key.dropFirst()) : nil
        let isRegister = register.map { $0 < 32 && key == "x\($0)" } ?? false
        guard isRegister || GoldenReader.keys.contains(key) else {
            throw error(
                "\(quoted(key)) is unknown: expected source:, exit, cause, tval, retired, pc, x0 to x31 or memory")
        }
        guard values.updateValue((value, line), forKey: key) == nil else { throw error("\(key) is already given") }
        if isRegister, let register { registers[Int(register)] = try number(value, UInt64.self) }
    }

    private func number<T: FixedWidthInteger & UnsignedInteger>(
        _ text: String, _ type: T.Type, line: Int? = nil
    ) throws(GoldenFileError) -> T {
        guard let value = T(unsignedText: text) else {
            throw error("\(quoted(text)) is not a number of \(T.bitWidth) bits, decimal or 0x", line: line)
        }
        return value
    }

    private mutating func readMemory(_ words: ArraySlice<Substring>) throws(GoldenFileError) {
        let words = words.map(String.init)
        if words == ["unknown"] || words.first == "digest" && words.count == 2 {
            guard segments.isEmpty, otherMemory == nil else { throw error("memory is already given") }
            otherMemory = words.count == 1 ? .some(nil) : .digest(try number(words[1], UInt64.self))
            return
        }
        guard words.count >= 3, words[1] == "=" else {
            throw error("expected 'memory ADDRESS = BYTES', 'memory digest NUMBER' or 'memory unknown'")
        }
        guard otherMemory == nil else { throw error("memory is already given") }
        let digits = Array(words[2...].joined().utf8)
        let pairs = stride(from: 0, to: digits.count, by: 2).map { digits[$0..<min($0 + 2, digits.count)] }
        let bytes = pairs.compactMap { UInt8(hexDigits: $0) }
        guard bytes.count == pairs.count else { throw error("expected two hexadecimal digits for each byte") }
        try append(bytes, at: words[0])
    }

    private mutating func append(_ bytes: [UInt8], at place: String) throws(GoldenFileError) {
        let end = segments.last?.range.upperBound
        if place == "...", let last = segments.indices.last, let end {
            guard UInt64(bytes.count) <= ProgramMap.window.upperBound - end else {
                throw error("memory leaves the window")
            }
            segments[last].bytes += bytes
            return
        }
        let address = try number(place, UInt64.self)
        guard address >= end ?? ProgramMap.window.lowerBound, address < ProgramMap.window.upperBound,
            UInt64(bytes.count) <= ProgramMap.window.upperBound - address
        else { throw error("memory at \(hex(address)): expected ascending addresses inside the window") }
        segments.append(MemorySegment(address: address, bytes: bytes))
    }
}

extension GoldenReader {
    /// The state of all that was read.
    func state() throws(GoldenFileError) -> GoldenState {
        guard sources.contains(where: { !$0.isEmpty }) else { throw error("a line 'source: …' is missing") }
        let retired = try required("retired")
        let pc = try required("pc")
        return GoldenState(
            sources: sources, end: try end(),
            retired: retired.text == "unknown" ? nil : try number(retired.text, UInt64.self, line: retired.line),
            pc: try number(pc.text, UInt64.self, line: pc.line), registers: registers,
            memory: otherMemory ?? .bytes(segments))
    }

    private func required(_ key: String) throws(GoldenFileError) -> (text: String, line: Int) {
        guard let value = values[key] else { throw error("\(key) is missing") }
        return value
    }

    private func end() throws(GoldenFileError) -> GoldenState.End {
        let exit = try required("exit")
        if exit.text == GoldenState.fuelName {
            if let extra = values["cause"] ?? values["tval"] {
                throw error("fuel has no cause and no tval", line: extra.line)
            }
            return .fuelExhausted
        }
        guard let cause = TrapCause.allCases.first(where: { $0.name == exit.text }) else {
            let names = TrapCause.allCases.map(\.name).joined(separator: ", ")
            throw error("exit \(quoted(exit.text)) is unknown: expected \(names) or fuel", line: exit.line)
        }
        if let given = values["cause"], try number(given.text, UInt8.self, line: given.line) != cause.rawValue {
            throw error("cause of \(cause.name) is \(cause.rawValue)", line: given.line)
        }
        guard let value = values["tval"] else {
            // Only these two have nothing to tell: their value is zero.
            guard cause == .environmentCall || cause == .breakpoint else { throw error("tval is missing") }
            return .trap(cause, value: 0)
        }
        return .trap(
            cause, value: value.text == "unknown" ? nil : try number(value.text, UInt64.self, line: value.line))
    }
}
