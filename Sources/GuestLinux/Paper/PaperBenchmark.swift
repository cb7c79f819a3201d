import GuestISA
import GuestMachine

/// The paper's benchmark: N instructions in a straight line (arXiv:2501.03427v1, section on benchgen).
///
/// The registers (a, b, c, d) begin as (t0, t1, t2, t3). Instruction i, from 0, is `add a, b, c` if i mod 3 is 0,
/// `sub b, c, d` if 1, `sll a, b, c` if 2; after each, (a, b, c, d) becomes (b, c, d, a). Period 3 against period 4
/// makes twelve different instructions.
public struct PaperBenchmark: Hashable, Sendable {
    /// What a program does after its instructions.
    public enum Ending: Sendable {
        /// Compares t0–t3 with the expected values and exits with 0, or with the number of the first wrong one, 1–4.
        case check
        /// Writes t0–t3 to standard output, 8 bytes each, little-endian, and exits with 0: for recording goldens, since
        /// it knows nothing of the expected values.
        case report
    }

    /// Why a benchmark cannot be made.
    public struct CountError: Error, Equatable, CustomStringConvertible {
        /// One line.
        public let description: String
    }

    /// t0–t3 before the first instruction.
    public static let initialRegisters: [UInt64] = [8_745_425, 2_413_112, 51_124_341, 991_232_131]
    /// N in the paper.
    public static let paperCount = 2_000_000
    /// Most instructions: 400 MB of code.
    public static let countLimit = 100_000_000
    /// Where the code is.
    public static let codeBase: UInt64 = 0x1_0000

    /// t0–t3 by number.
    private static let registers: [UInt8] = [5, 6, 7, 28]

    /// How many instructions.
    public let count: Int

    /// The benchmark of `count` instructions.
    ///
    /// - Throws: `CountError` if `count` is not 0 to `countLimit`.
    public init(count: Int) throws(CountError) {
        guard (0...PaperBenchmark.countLimit).contains(count) else {
            throw CountError(description: "\(count) instructions, expected 0 to \(PaperBenchmark.countLimit)")
        }
        self.count = count
    }

    /// t0–t3 after the last instruction, by calculation: shares no code with any engine.
    public var expectedRegisters: [UInt64] {
        var (a, b, c, d) = (
            PaperBenchmark.initialRegisters[0], PaperBenchmark.initialRegisters[1],
            PaperBenchmark.initialRegisters[2], PaperBenchmark.initialRegisters[3]
        )
        var phase = 0
        for _ in 0..<count {
            switch phase {
            case 0: a = b &+ c
            case 1: b = c &- d
            default: a = b << (c & 63)
            }
            phase = phase == 2 ? 0 : phase + 1
            (a, b, c, d) = (b, c, d, a)
        }
        // After i instructions, a is register i mod 4.
        let rotated = [a, b, c, d]
        return (0..<4).map { rotated[($0 + 4 - count % 4) % 4] }
    }

    /// The instructions, as words.
    public var code: [UInt32] {
        let period = (0..<12).map { PaperBenchmark.word($0) }
        var code: [UInt32] = []
        code.reserveCapacity(count)
        var phase = 0
        for _ in 0..<count {
            code.append(period[phase])
            phase = phase == 11 ? 0 : phase + 1
        }
        return code
    }

    /// Instruction `index` as a word.
    private static func word(_ index: Int) -> UInt32 {
        let (a, b, c, d) = (
            registers[index % 4], registers[(index + 1) % 4], registers[(index + 2) % 4], registers[(index + 3) % 4]
        )
        let instruction =
            switch index % 3 {
            case 0: Instruction(.add, rd: a, rs1: b, rs2: c)
            case 1: Instruction(.sub, rd: b, rs1: c, rs2: d)
            default: Instruction(.sll, rd: a, rs1: b, rs2: c)
            }
        return instruction.encoded!
    }

    /// The program as an ELF file to write.
    public func program(ending: Ending = .check) -> ELFWriter {
        let begin = zip(["t0", "t1", "t2", "t3"], PaperBenchmark.initialRegisters).map { "li \($0), \($1)\n" }.joined()
        let words = PaperBenchmark.assemble(begin) + code + PaperBenchmark.assemble(text(of: ending))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(words.count * 4)
        for word in words { bytes.append(littleEndian: word) }
        let segment = ELFWriter.Segment(
            address: PaperBenchmark.codeBase, bytes: bytes, permissions: [.read, .execute])
        return ELFWriter(
            entry: PaperBenchmark.codeBase, segments: [segment], symbols: [.init("_start", segment.address)])
    }

    private func text(of ending: Ending) -> String {
        switch ending {
        case .check:
            let checks = zip(["t0", "t1", "t2", "t3"], expectedRegisters).enumerated().map { index, check in
                """
                li   a0, \(index + 1)
                li   t4, \(Int64(bitPattern: check.1))
                bne  \(check.0), t4, finish

                """
            }
            return checks.joined() + "li a0, 0\nfinish: li a7, \(SystemCall.exit.rawValue)\necall\n"
        case .report:
            return """
                addi sp, sp, -32
                sd   t0, 0(sp)
                sd   t1, 8(sp)
                sd   t2, 16(sp)
                sd   t3, 24(sp)
                li   a0, 1
                mv   a1, sp
                li   a2, 32
                li   a7, \(SystemCall.write.rawValue)
                ecall
                li   a0, 0
                li   a7, \(SystemCall.exit.rawValue)
                ecall
                """
        }
    }

    /// Assembles text that is ours and has no mistakes; branches in it stay inside it.
    private static func assemble(_ text: String) -> [UInt32] {
        do {
            return try GuestAssembler.assemble(text, at: codeBase).words
        } catch {
            preconditionFailure("the benchmark's own text does not assemble: \(error)")
        }
    }
}
