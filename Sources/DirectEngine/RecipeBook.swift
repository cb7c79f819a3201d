import GuestISA
import HostX86
import PlantedFaults

/// The recipes of a translator, and what chooses among them.
///
/// Unsafe, and why it is sound: the tables live as long as the object, have an element for each opcode and shape, and
/// are only read once the object is made.
final class RecipeBook {
    /// What must be known of an operation before its recipe is.
    struct Traits {
        /// An immediate is wide if `imm + bias`, unsigned, is more than `span`.
        var bias: UInt8 = 0
        var span: UInt8 = .max
        /// What must not be known of a source for the recipe to do.
        var obstacles: RegisterFacts.State = 0
        /// `RegisterFacts.pending` if sources are to be made exact first, else 0.
        var exactSources: RegisterFacts.State = RegisterFacts.pending
    }

    /// `RecipeShape.count` of them for each opcode.
    let recipes: UnsafeMutablePointer<Recipe>
    /// One for each opcode.
    let traits: UnsafeMutablePointer<Traits>
    /// Bit n: opcode n has recipes, or is otherwise known to compute only.
    let computations: UInt64
    /// Bit n: opcode n may be fused with the instruction behind it.
    let pairStarts: UInt64
    /// Bit n: opcode n loads, or stores; of which width, `widths` says.
    let loads: UInt64
    let stores: UInt64
    /// One for each opcode.
    let widths: UnsafeMutablePointer<HostWidth>
    /// Bit n: what opcode n loads is sign-extended.
    let signedLoads: UInt64
    /// Bit n: opcode n only computes, and there is most often nothing else to be said of it.
    let plain: UInt64

    /// Makes them all.
    init(faults: some FaultSwitch, usesBMI2: Bool, delaysExtension: Bool) {
        recipes = .allocate(capacity: Opcode.allCases.count * RecipeShape.count)
        recipes.initialize(repeating: Recipe(.empty, .empty, .empty), count: Opcode.allCases.count * RecipeShape.count)
        traits = .allocate(capacity: Opcode.allCases.count)
        traits.initialize(repeating: Traits(), count: Opcode.allCases.count)
        widths = .allocate(capacity: Opcode.allCases.count)
        widths.initialize(repeating: .w64, count: Opcode.allCases.count)
        var (computations, pairStarts): (UInt64, UInt64) = (0, 0)
        var (loads, stores, signedLoads): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for opcode in Opcode.allCases {
            let bit = UInt64(1) << UInt64(opcode.rawValue)
            let role = OpcodeRole(opcode, faults)
            if role.onlyComputes { computations |= bit }
            if role.startsPairs { pairStarts |= bit }
            switch role.access {
            case nil: break
            case .load(let width, let isSigned):
                loads |= bit
                if isSigned { signedLoads |= bit }
                widths[Int(opcode.rawValue)] = width
            case .store(let width):
                stores |= bit
                widths[Int(opcode.rawValue)] = width
            }
            traits[Int(opcode.rawValue)] = role.traits
            for number in 0..<UInt8(RecipeShape.count) {
                let shape = RecipeShape(rawValue: number)
                guard shape.isPossible(hasImmediate: role.hasImmediate) else { continue }
                let builder = RecipeBuilder(
                    faults: faults, usesBMI2: usesBMI2, delaysExtension: delaysExtension, shape: shape)
                guard let recipe = builder.recipe(for: opcode) else { continue }
                recipes[Int(opcode.rawValue) * RecipeShape.count + Int(number)] = recipe
            }
        }
        (self.computations, self.pairStarts) = (computations, pairStarts)
        (self.loads, self.stores, self.signedLoads) = (loads, stores, signedLoads)
        plain = computations & ~(pairStarts & ~(1 << UInt64(Opcode.slli.rawValue)))
    }

    deinit {
        recipes.deallocate()
        traits.deallocate()
        widths.deallocate()
    }

    /// The recipe for `i`, and what `RecipeOperands` says against it.
    @inline(__always)
    func recipe(for i: Instruction, _ operands: RecipeOperands) -> (recipe: UnsafePointer<Recipe>, isSpecial: Bool) {
        let traits = traits[Int(i.opcode.rawValue)]
        let isWide: UInt8 = UInt32(bitPattern: i.imm) &+ UInt32(traits.bias) > UInt32(traits.span) ? 4 : 0
        let same: UInt8 = (i.rd == i.rs1 ? 8 : 0) | (i.rd == i.rs2 ? 16 : 0)
        let shape = operands.shape(i) | isWide | same
        let index = Int(i.opcode.rawValue) &* RecipeShape.count &+ Int(shape & 31)
        return (UnsafePointer(recipes + index), shape > 31)
    }
}

/// What is said of an opcode, whatever its shape.
struct OpcodeRole {
    /// Whether writing rd is all that it does.
    var onlyComputes = true
    /// Whether `DirectTranslator.fuse` knows pairs that begin with it.
    var startsPairs = false
    var hasImmediate = false
    var traits = RecipeBook.Traits()
    /// What it does to memory, if anything.
    var access: Access?

    enum Access {
        case load(HostWidth, isSigned: Bool)
        case store(HostWidth)
    }

    init(_ opcode: Opcode, _ faults: some FaultSwitch) {
        // No `default`: a new opcode stops the build here until it has a meaning.
        switch opcode {
        case .lui, .auipc: (startsPairs, hasImmediate) = (true, true)
        case .addi:
            (hasImmediate, traits) = (true, .byte)
            // It moves, and rd will be near as well.
            traits.obstacles = RegisterFacts.nearWindow
        case .slti, .sltiu, .xori, .ori:
            (hasImmediate, traits) = (true, .byte)
            if faults.isPlanted(.directImmediateByte), opcode == .xori { traits.bias += 1 }
        case .andi: (hasImmediate, traits, traits.obstacles) = (true, .byte, RegisterFacts.pending)
        case .slli: (startsPairs, hasImmediate) = (true, true)
        case .srli: (hasImmediate, traits.span) = (true, faults.isPlanted(.directFactSrli32) ? 31 : 32)
        case .srai: (hasImmediate, traits.span) = (true, 31)
        case .sltu where faults.isPlanted(.directLateSltu): traits.exactSources = 0
        case .add, .sub, .sll, .slt, .sltu, .srl, .sra: break
        // They may pass on what is pending.
        case .xor, .or, .and: traits.obstacles = RegisterFacts.pending
        case .addiw: (hasImmediate, traits, traits.exactSources) = (true, .byte, 0)
        case .slliw, .srliw: (hasImmediate, traits.exactSources) = (true, 0)
        case .sraiw:
            hasImmediate = true
            // What is extended already needs less.
            traits.obstacles = RegisterFacts.signExtended
            traits.exactSources = faults.isPlanted(.directSraiwWide) ? RegisterFacts.pending : 0
        case .addw, .subw, .sllw, .srlw, .sraw: traits.exactSources = 0
        case .lb: access = .load(.w8, isSigned: true)
        case .lh: access = .load(.w16, isSigned: true)
        case .lw: access = .load(.w32, isSigned: !faults.isPlanted(.directLwZeroExtends))
        case .ld: access = .load(.w64, isSigned: true)
        case .lbu: access = .load(.w8, isSigned: false)
        case .lhu: access = .load(.w16, isSigned: false)
        case .lwu: access = .load(.w32, isSigned: false)
        case .sb: access = .store(.w8)
        case .sh: access = .store(faults.isPlanted(.directShWritesWord) ? .w32 : .w16)
        case .sw: access = .store(.w32)
        case .sd: access = .store(.w64)
        // Around one instruction, they may become a selection.
        case .beq, .bne, .blt, .bge, .bltu, .bgeu: (onlyComputes, startsPairs) = (false, true)
        case .jal, .jalr, .fence, .fenceI, .ecall, .ebreak: onlyComputes = false
        }
        if access != nil { onlyComputes = false }
    }
}

extension RecipeBook.Traits {
    /// Immediates that do not fit a byte, sign-extended, are wide.
    fileprivate static let byte = Self(bias: 128, span: 255)
}
