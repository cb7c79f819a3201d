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
    private var expected: [(offset: Int, text: String)] = []

    init(byteCapacity: Int = 1 << 20) {
        memory = .allocate(byteCount: byteCapacity, alignment: 16)
        assembler = Assembler(memory: memory, scratch: scratch)
    }

    deinit { memory.deallocate() }

    /// Emits what `body` emits, which must be the one instruction `text`.
    func expect(_ text: String, _ body: (inout Assembler) -> Void) {
        expected.append((assembler.offset, text))
        body(&assembler)
    }

    /// Compares everything emitted so far; reports the first few differences.
    func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try #require(!assembler.overflowed, "the test needs more memory", sourceLocation: sourceLocation)
        let emitted = UnsafeRawBufferPointer(rebasing: memory[..<assembler.offset])
        let actual = try HostDisassembler().disassemble(bytes: emitted, address: 0)
        var differenceCount = 0
        for (want, have) in zip(expected, actual) where want.offset != have.address || want.text != have.text {
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
