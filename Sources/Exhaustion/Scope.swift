import GuestISA
import GuestMachine

/// What surrounds the instruction that is examined, and how its registers are chosen.
public enum Scope: String, CaseIterable, Sendable {
    /// Every combination of places: x0, each host register of either translator, memory; every operand.
    case places
    /// Every combination of the 32 registers; few operands.
    case registers
    /// Operands that instructions before have made from constants: what optimizers fold.
    case constants
    /// In the last word of a page.
    case pageEnd = "page-end"
    /// Behind 126 instructions of the same block.
    case deep

    /// The guest registers of `places`: x0, all that either translator pins by default, and three that live in memory.
    static let placeRegisters: [UInt8] = [0, 2, 10, 15, 14, 11, 13, 12, 1, 8, 9, 5, 6, 16, 31]
    /// Those that live in memory in both translators: all the same but for their number.
    static let inMemory: [UInt8] = [6, 16, 31]

    /// Every snippet of `opcode`, in an order that never changes.
    func snippets(_ opcode: Opcode) -> [Snippet] {
        let immediates = OperandValues.immediates(opcode)
        switch self {
        case .places:
            return immediates.flatMap { imm -> [Snippet] in
                // Offsets of branches and operands are independent: the product is not needed.
                let isFull = opcode.spec.effect != .branch || imm == 8
                guard isFull else { return Scope.aliased(opcode, imm).map { Snippet($0, isFull: false) } }
                return Scope.instructions(opcode, imm, Scope.placeRegisters).filter(Scope.isCanonical)
                    .map { Snippet($0, isFull: true) }
            }
        case .registers:
            let all = Array(UInt8(0)..<32)
            return immediates.prefix(3).flatMap { imm in
                Scope.instructions(opcode, imm, all).map {
                    var snippet = Snippet($0, isFull: false)
                    snippet.firsts = Array(snippet.firsts.prefix(3))
                    snippet.seconds = Array(snippet.seconds.suffix(2))
                    return snippet
                }
            }
        case .constants: return Scope.known(opcode, immediates)
        case .pageEnd:
            return immediates.flatMap { imm in
                Scope.aliased(opcode, imm).map { Snippet($0, isFull: false) }
            }
        case .deep:
            let prefix = [Instruction](repeating: .nop, count: 126)
            return Scope.aliased(opcode, immediates[0]).map { Snippet($0, prefix: prefix, isFull: false) }
        }
    }

    /// `opcode` with every combination of registers that it has operands for.
    private static func instructions(_ opcode: Opcode, _ imm: Int32, _ registers: [UInt8]) -> [Instruction] {
        let fields = opcode.spec.operands
        let none: [UInt8] = [0]
        var list: [Instruction] = []
        for rd in fields.contains(.rd) ? registers : none {
            for rs1 in fields.contains(.rs1) ? registers : none {
                for rs2 in fields.contains(.rs2) ? registers : none {
                    list.append(Instruction(opcode, rd: rd, rs1: rs1, rs2: rs2, imm: imm))
                }
            }
        }
        return list
    }

    /// Whether registers in memory are used from the first on: other choices are renamings.
    private static func isCanonical(_ i: Instruction) -> Bool {
        var seen = 0
        for register in [i.rd, i.rs1, i.rs2] {
            guard let index = inMemory.firstIndex(of: register) else { continue }
            if index > seen { return false }
            if index == seen { seen += 1 }
        }
        return true
    }

    /// Every alias pattern, in host registers and in memory.
    private static let aliases: [[UInt8]] = [UInt8]([10, 6]).flatMap { a -> [[UInt8]] in
        let (b, c): (UInt8, UInt8) = a == 10 ? (11, 12) : (16, 31)
        return [
            [a, b, c], [a, a, b], [a, b, a], [a, b, b], [a, a, a], [a, 0, b], [a, b, 0], [a, 0, a], [a, a, 0],
            [a, 0, 0], [0, b, c], [0, b, b],
        ]
    }

    private static func aliased(_ opcode: Opcode, _ imm: Int32) -> [Instruction] {
        let fields = opcode.spec.operands
        var list: [Instruction] = []
        for alias in aliases {
            let i = Instruction(
                opcode, rd: fields.contains(.rd) ? alias[0] : 0, rs1: fields.contains(.rs1) ? alias[1] : 0,
                rs2: fields.contains(.rs2) ? alias[2] : 0, imm: imm)
            if !list.contains(i) { list.append(i) }
        }
        return list
    }

    /// Snippets whose operands are made in the same block: the first, the second, both.
    private static func known(_ opcode: Opcode, _ immediates: [Int32]) -> [Snippet] {
        switch opcode.spec.effect {
        case .load, .store, .jump, .fence, .trap: return []
        case .compute, .branch: break
        }
        let fields = opcode.spec.operands
        let constants = Constant.all
        var list: [Snippet] = []
        for imm in opcode.spec.effect == .branch ? [8] : immediates {
            for i in aliased(opcode, imm) {
                let hasFirst = fields.contains(.rs1) && i.rs1 != 0
                let hasSecond = fields.contains(.rs2) && i.rs2 != 0 && i.rs2 != i.rs1
                for first in hasFirst ? constants : [] {
                    list.append(Snippet(i, prefix: first.make(i.rs1), isFull: false, knows: .first))
                    for second in hasSecond ? constants : [] {
                        let prefix = first.make(i.rs1) + second.make(i.rs2)
                        list.append(Snippet(i, prefix: prefix, isFull: false, knows: [.first, .second]))
                    }
                }
                for second in hasSecond ? constants : [] {
                    list.append(Snippet(i, prefix: second.make(i.rs2), isFull: false, knows: .second))
                }
            }
        }
        return list
    }
}

/// A number that at most two instructions make.
struct Constant {
    /// With x1 for the register.
    private let instructions: [Instruction]

    private init(_ instructions: Instruction...) { self.instructions = instructions }

    /// The instructions that put it into `register`.
    func make(_ register: UInt8) -> [Instruction] {
        instructions.map {
            var i = $0
            i.rd = register
            i.rs1 = $0.rs1 == 0 ? 0 : register
            return i
        }
    }

    private static func small(_ value: Int32) -> Constant { Constant(Instruction(.addi, rd: 1, imm: value)) }
    private static func shifted(_ value: Int32, _ opcode: Opcode, _ amount: Int32) -> Constant {
        Constant(Instruction(.addi, rd: 1, imm: value), Instruction(opcode, rd: 1, rs1: 1, imm: amount))
    }
    private static func upper(_ value: Int32, _ opcode: Opcode, _ addend: Int32) -> Constant {
        Constant(Instruction(.lui, rd: 1, imm: value), Instruction(opcode, rd: 1, rs1: 1, imm: addend))
    }

    /// Boundaries of words, doublewords, shift amounts and immediates.
    static let all: [Constant] =
        [0, 1, 2, 31, 32, 33, 63, 64, 2047, -1, -2, -2048].map(small) + [
            shifted(1, .slli, 63), shifted(-1, .srli, 1), shifted(-1, .srli, 32), shifted(1, .slli, 31),
            shifted(1, .slli, 32), upper(.min, .addi, -1), upper(.min, .addiw, -1), upper(.min, .addi, 0),
        ]
}
