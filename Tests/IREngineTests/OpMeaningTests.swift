import IREngine
import Testing

/// The meaning of ops, written a second time from the table in `OpKind`, by arithmetic on wide integers.
enum IndependentMeaning {
    static func value(_ kind: OpKind, _ a: UInt64, _ b: UInt64) -> UInt64? {
        let amount = b % 64
        let wordAmount = b % 32
        switch kind {
        case .copy: return a
        case .sext32: return signed(a % (1 << 32))
        case .zext32: return a % (1 << 32)
        case .add: return low(Int128(a) + Int128(b))
        case .sub: return low(Int128(a) - Int128(b))
        case .and: return bits(a, b) { $0 && $1 }
        case .or: return bits(a, b) { $0 || $1 }
        case .xor: return bits(a, b) { $0 != $1 }
        case .shl: return (0..<amount).reduce(a) { value, _ in low(Int128(value) * 2) }
        case .shr: return low(Int128(a) / power(amount))
        case .sar: return low(floorDivide(Int128(Int64(bitPattern: a)), power(amount)))
        case .slt: return Int128(Int64(bitPattern: a)) - Int128(Int64(bitPattern: b)) < 0 ? 1 : 0
        case .sltu: return Int128(a) - Int128(b) < 0 ? 1 : 0
        case .addw: return signed(low(Int128(a) + Int128(b)) % (1 << 32))
        case .subw: return signed(low(Int128(a) - Int128(b)) % (1 << 32))
        case .shlw: return signed(low(Int128(a % (1 << 32)) * power(wordAmount)) % (1 << 32))
        case .shrw: return signed(low(Int128(a % (1 << 32)) / power(wordAmount)))
        case .sarw: return low(floorDivide(Int128(Int64(bitPattern: signed(a % (1 << 32)))), power(wordAmount)))
        case .rorw:
            let word = Int128(a % (1 << 32))
            return signed(low((word / power(wordAmount) + word * power(32 - wordAmount)) % (1 << 32)))
        case .nop, .const, .get, .load8s, .load16s, .load32s, .load64, .load8u, .load16u, .load32u, .select, .store8,
            .store16,
            .store32, .store64, .check, .set, .branch, .goto, .gotoValue, .trap:
            return nil
        }
    }

    private static func power(_ exponent: UInt64) -> Int128 { (0..<exponent).reduce(1) { value, _ in value * 2 } }

    private static func low(_ value: Int128) -> UInt64 { UInt64(truncatingIfNeeded: value) }

    /// A word as a signed number: 2^32 less from 2^31 on.
    private static func signed(_ word: UInt64) -> UInt64 { word < 1 << 31 ? word : low(Int128(word) - (1 << 32)) }

    private static func floorDivide(_ a: Int128, _ b: Int128) -> Int128 { (a - ((a % b) + b) % b) / b }

    private static func bits(_ a: UInt64, _ b: UInt64, _ rule: (Bool, Bool) -> Bool) -> UInt64 {
        (0..<64).reduce(0) { $0 + (rule(a / (1 << $1) % 2 == 1, b / (1 << $1) % 2 == 1) ? 1 << $1 : 0) }
    }
}

@Suite("Meaning of ops") struct OpMeaningTests {
    static let computing = OpKind.allCases.filter { $0.isUnary || $0.isBinary }

    @Test("each op that computes agrees with its definition on all pairs of boundary values", arguments: computing)
    func boundaries(_ kind: OpKind) {
        var differences: [String] = []
        for a in boundaryValues {
            for b in boundaryValues where kind.value(a, b) != IndependentMeaning.value(kind, a, b) {
                differences.append("\(kind) \(a), \(b)")
            }
        }
        #expect(differences == [])
    }

    @Test("constant folding gives the value of each op on all pairs of boundary values", arguments: computing)
    func folding(_ kind: OpKind) throws {
        let block = OpBlock()
        var pass = ConstantFolding()
        var differences: [String] = []
        for a in boundaryValues {
            for b in boundaryValues {
                block.begin(at: 0)
                block.append(Op(.const, imm: a))
                block.append(Op(.const, imm: b))
                block.append(Op(kind, a: 0, b: kind.isBinary ? 1 : Op.none))
                block.append(kind.isBinary ? Op(kind, a: 0, imm: b) : Op(kind, a: 0))
                var rewriter = Rewriter(block, limit: nil)
                pass.run(on: block, &rewriter)
                let expected = Op(.const, imm: try #require(IndependentMeaning.value(kind, a, b)))
                if block.ops[2] != expected { differences.append("\(kind) \(a), \(b)") }
                if block.ops[3] != expected { differences.append("\(kind) \(a), immediate \(b)") }
            }
        }
        #expect(differences == [])
    }

    @Test("loads extend what they read as their names say")
    func extending() {
        #expect(OpKind.load8s.extended(0x80) == 0xffff_ffff_ffff_ff80)
        #expect(OpKind.load8s.extended(0x7f) == 0x7f)
        #expect(OpKind.load8u.extended(0x80) == 0x80)
        #expect(OpKind.load16s.extended(0x8000) == 0xffff_ffff_ffff_8000)
        #expect(OpKind.load16u.extended(0x8000) == 0x8000)
        #expect(OpKind.load32s.extended(0x8000_0000) == 0xffff_ffff_8000_0000)
        #expect(OpKind.load32u.extended(0x8000_0000) == 0x8000_0000)
        #expect(OpKind.load64.extended(0x8000_0000_0000_0000) == 0x8000_0000_0000_0000)
    }

    @Test("comparisons hold as their definitions say", arguments: BranchCondition.allCases)
    func conditions(_ condition: BranchCondition) {
        var differences: [String] = []
        for a in boundaryValues {
            for b in boundaryValues {
                let signed = Int128(Int64(bitPattern: a)) - Int128(Int64(bitPattern: b))
                let unsigned = Int128(a) - Int128(b)
                let expected =
                    switch condition {
                    case .eq: unsigned == 0
                    case .ne: unsigned != 0
                    case .lt: signed < 0
                    case .ge: signed >= 0
                    case .ltu: unsigned < 0
                    case .geu: unsigned >= 0
                    }
                if condition.holds(a, b) != expected { differences.append("\(a) \(condition) \(b)") }
            }
        }
        #expect(differences == [])
        #expect(condition.holdsForEqual == condition.holds(7, 7))
    }
}
