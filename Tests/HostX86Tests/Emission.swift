import HostDisassembly
import HostX86
import Testing

/// Emits instructions and compares each with the text that Capstone gives it.
///
/// The expected text is built from the request, by code that shares nothing with the assembler, so a wrong encoding
/// cannot be excused by the table it came from.
final class Emission {
    private var assembler: Assembler
    private let memory: UnsafeMutableRawBufferPointer
    private let scratch = AssemblerScratch()
    private var expected: [(offset: Int, text: String, otherSpelling: String?)] = []

    init(byteCapacity: Int = 1 << 20) {
        memory = .allocate(byteCount: byteCapacity, alignment: 16)
        assembler = Assembler(memory: memory, scratch: scratch)
    }

    deinit { memory.deallocate() }

    /// Emits what `body` emits, which must be the one instruction `text`.
    func expect(_ text: String, _ body: (inout Assembler) -> Void) {
        expected.append((assembler.offset, text, nil))
        body(&assembler)
    }

    /// Emits what `body` emits, which must be `text` followed by `immediate`.
    ///
    /// Capstone prints immediates with a sign or without, by opcode and width; both spell the same bits.
    func expect(_ text: String, immediate: Int64, _ width: HostWidth, _ body: (inout Assembler) -> Void) {
        let signed = "\(text), \(signedNumber(immediate, width))"
        expected.append((assembler.offset, "\(text), \(unsignedNumber(immediate, width))", signed))
        body(&assembler)
    }

    /// Emits what `body` emits, which must be the instructions `texts` of `sizes` bytes.
    func expect(_ texts: [String], sizes: [Int], _ body: (inout Assembler) -> Void) {
        var offset = assembler.offset
        for (text, size) in zip(texts, sizes) {
            expected.append((offset, text, nil))
            offset += size
        }
        body(&assembler)
    }

    func makeLabel() -> HostLabel { assembler.makeLabel() }

    func bind(_ label: HostLabel) { assembler.bind(label) }

    func offset(of label: HostLabel) -> Int? { assembler.offset(of: label) }

    /// A jump's target as Capstone prints it.
    static func address(_ offset: Int) -> String { unsignedNumber(Int64(offset), .w64) }

    /// Compares everything emitted so far; reports the first few differences.
    func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try #require(!assembler.overflowed, "the test needs more memory", sourceLocation: sourceLocation)
        let emitted = UnsafeRawBufferPointer(rebasing: memory[..<assembler.offset])
        let actual = try HostDisassembler().disassemble(bytes: emitted, address: 0)
        var differenceCount = 0
        for (want, have) in zip(expected, actual) {
            let isText = want.text == have.text || want.otherSpelling == have.text
            if isText && want.offset == have.address { continue }
            differenceCount += 1
            guard differenceCount <= 5 else { break }
            let bytes = have.bytes.map { String($0, radix: 16) }.joined(separator: " ")
            Issue.record(
                "asked for '\(want.text)' at \(want.offset), got '\(have.text)' at \(have.address) (\(bytes))",
                sourceLocation: sourceLocation)
        }
        #expect(actual.count == expected.count, sourceLocation: sourceLocation)
    }
}
