import GuestISA
import HostX86
import PlantedFaults

/// The recipes of a translator, and what chooses among them.
///
/// Unsafe, and why it is sound: the tables live as long as the object, have an element for each opcode and shape, and
/// are only read once the object is made.
final class RecipeBook {
    /// How to tell whether the immediates of an operation are wide: `imm + bias`, unsigned, is more than `span`.
    struct ImmediateRange {
        var bias: UInt8 = 0
        var span: UInt8 = .max
    }

    /// `RecipeShape.count` of them for each opcode.
    let recipes: UnsafeMutablePointer<Recipe>
    /// One for each opcode.
    let ranges: UnsafeMutablePointer<ImmediateRange>
    /// Bit n: opcode n has recipes, or is otherwise known to compute only.
    let computations: UInt64
    /// Bit n: opcode n may be fused with the instruction behind it.
    let pairStarts: UInt64
    /// Bit n: opcode n only computes, and there is most often nothing else to be said of it.
    let plain: UInt64

    /// Makes them all.
    init(faults: some FaultSwitch, usesBMI2: Bool, delaysExtension: Bool) {
        recipes = .allocate(capacity: Opcode.allCases.count * RecipeShape.count)
        recipes.initialize(repeating: Recipe(.empty, .empty, .empty), count: Opcode.allCases.count * RecipeShape.count)
        ranges = .allocate(capacity: Opcode.allCases.count)
        ranges.initialize(repeating: ImmediateRange(), count: Opcode.allCases.count)
        var (computations, pairStarts): (UInt64, UInt64) = (0, 0)
        for opcode in Opcode.allCases {
            let bit = UInt64(1) << UInt64(opcode.rawValue)
            let traits = RecipeTraits(opcode, faults)
            if traits.onlyComputes { computations |= bit }
            if traits.startsPairs { pairStarts |= bit }
            ranges[Int(opcode.rawValue)] = traits.range
            for number in 0..<UInt8(RecipeShape.count) {
                let shape = RecipeShape(rawValue: number)
                guard shape.isPossible(hasImmediate: traits.hasImmediate) else { continue }
                let builder = RecipeBuilder(
                    faults: faults, usesBMI2: usesBMI2, delaysExtension: delaysExtension, shape: shape)
                guard var recipe = builder.recipe(for: opcode) else { continue }
                recipe.readsAll = traits.isWideReader ? 1 : 0
                recipes[Int(opcode.rawValue) * RecipeShape.count + Int(number)] = recipe
            }
        }
        (self.computations, self.pairStarts) = (computations, pairStarts)
        plain = computations & ~pairStarts & ~(1 << UInt64(Opcode.sraiw.rawValue))
    }

    deinit {
        recipes.deallocate()
        ranges.deallocate()
    }

    /// The recipe for `i`, and what `RecipeOperands` says against it.
    @inline(__always)
    func recipe(for i: Instruction, _ operands: RecipeOperands) -> (recipe: UnsafePointer<Recipe>, isSpecial: Bool) {
        let range = ranges[Int(i.opcode.rawValue)]
        let isWide: UInt8 = UInt32(bitPattern: i.imm) &+ UInt32(range.bias) > UInt32(range.span) ? 4 : 0
        let same: UInt8 = (i.rd == i.rs1 ? 8 : 0) | (i.rd == i.rs2 ? 16 : 0)
        let shape = operands.shape(i) | isWide | same
        let index = Int(i.opcode.rawValue) &* RecipeShape.count &+ Int(shape & 31)
        return (UnsafePointer(recipes + index), shape > 31)
    }
}

/// What is said of an opcode, whatever its shape.
struct RecipeTraits {
    /// Whether writing rd is all that it does.
    var onlyComputes = true
    /// Whether `DirectTranslator.fuse` knows pairs that begin with it.
    var startsPairs = false
    /// Whether it reads more than the lower half of its sources.
    var isWideReader = true
    var hasImmediate = false
    var range = RecipeBook.ImmediateRange()

    init(_ opcode: Opcode, _ faults: some FaultSwitch) {
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch opcode {
        case .lui, .auipc: (startsPairs, isWideReader, hasImmediate) = (true, false, true)
        case .addi, .slti, .sltiu, .xori, .ori, .andi: (hasImmediate, range) = (true, .byte)
        case .slli: (startsPairs, hasImmediate) = (true, true)
        case .srli: (hasImmediate, range) = (true, .upTo(32))
        case .srai: (hasImmediate, range) = (true, .upTo(31))
        case .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and: break
        case .addiw: (isWideReader, hasImmediate, range) = (false, true, .byte)
        case .slliw, .srliw: (isWideReader, hasImmediate) = (false, true)
        case .sraiw: (isWideReader, hasImmediate) = (faults.isPlanted(.directSraiwWide), true)
        case .addw, .subw, .sllw, .srlw, .sraw: isWideReader = false
        case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw,
            .sd, .fence, .fenceI, .ecall, .ebreak:
            onlyComputes = false
        }
    }
}

extension RecipeBook.ImmediateRange {
    /// What fits a byte that is sign-extended.
    fileprivate static let byte = Self(bias: 128, span: 255)
    /// 0 to `last`.
    fileprivate static func upTo(_ last: UInt8) -> Self { Self(span: last) }
}
