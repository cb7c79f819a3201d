import Glibc
import GuestISA
import GuestMachine

/// Holds one engine against itself: programs and their variants, whose results follow from each other.
///
/// Lockstep sees only what engines do differently. What they have in common (reading of words, memory, scanning of
/// blocks) is seen here, because a variant uses other instructions, registers, addresses or widths for the same end.
public final class MetamorphicChecker {
    /// What checking a program came to.
    public struct Outcome {
        /// Variants run; none if laws say nothing about the program.
        public var variantCount = 0
        /// Laws broken, in the order of the catalogue.
        public var breaks: [LawBreak] = []
    }

    /// The names of all laws.
    public static let lawNames = LawCatalogue.all.map(\.name)

    private let tracer: any Engine
    private let engine: any Engine
    private let plain: any Engine
    /// The data that the original left.
    private let data = UnsafeMutableRawPointer.allocate(byteCount: Int(ProgramMap.dataSize), alignment: 64)

    /// A checker.
    ///
    /// - Parameters:
    ///   - tracer: Follows programs instruction by instruction, to see whether laws apply; best the interpreter.
    ///   - engine: What is checked.
    ///   - plain: The same kind of engine without its optimizations.
    ///
    /// Each must have a memory of its own with the map of generated programs.
    public init(tracer: any Engine, engine: any Engine, plain: any Engine) {
        self.tracer = tracer
        self.engine = engine
        self.plain = plain
    }

    deinit { data.deallocate() }

    /// Checks the laws called `names`, or all, on `program`.
    public func check(_ program: Program, laws names: Set<String>? = nil) -> Outcome {
        var outcome = Outcome()
        guard let admitted = Admission(program, on: tracer), let (hart, trap) = run(program, on: engine),
            hart.pc == admitted.hart.pc
        else { return outcome }
        memcpy(data, engine.memory.hostAddress(ProgramMap.dataBase), Int(ProgramMap.dataSize))
        for law in LawCatalogue.all where names?.contains(law.name) ?? true {
            guard var variant = law.variant(of: admitted) else { continue }
            outcome.variantCount += 1
            // The longest sequence is 37 instructions, of a store of eight bytes or less.
            variant.program.fuel = variant.isPlain ? program.fuel : (hart.instret + 16) * 64
            let target = variant.isPlain ? plain : engine
            let end = run(variant.program, on: target)
            guard let difference = difference(hart, trap, variant, end, target.memory, program.code.count) else {
                continue
            }
            outcome.breaks.append(
                LawBreak(
                    law: law.name, statement: law.statement, engine: engine.kind, original: program,
                    variant: variant.program, difference: difference))
        }
        return outcome
    }

    /// The end of a program; nil if it does not end with a trap.
    private func run(_ program: Program, on engine: any Engine) -> (hart: HartState, trap: Trap)? {
        engine.reset()
        guard engine.memory.load(program) else { return nil }
        var hart = program.initialHart
        guard case .trap(let trap) = engine.run(&hart, fuel: program.fuel) else { return nil }
        return (hart, trap)
    }

    /// Where the variant's end is not what follows from the original's.
    private func difference(
        _ hart: HartState, _ trap: Trap, _ variant: Variant, _ end: (hart: HartState, trap: Trap)?,
        _ memory: GuestMemory, _ wordCount: Int
    ) -> String? {
        guard let end else { return "the variant does not end with a trap" }
        if end.trap.cause != trap.cause { return "cause is \(end.trap.cause), expected \(trap.cause)" }
        let pc = variant.originalAddress(end.hart.pc, wordCount: wordCount)
        if pc != hart.pc { return "pc is \(hex(end.hart.pc)) for \(hex(pc)), expected \(hex(hart.pc))" }
        let moved = trap.cause == .instructionAddressMisaligned ? variant.distance : 0
        if end.trap.value != trap.value &+ moved {
            return "tval is \(hex(end.trap.value)), expected \(hex(trap.value &+ moved))"
        }
        for register in 1..<32 {
            guard let other = variant.registers[register] else { continue }
            let expected = hart.x[register] &+ (variant.codePointers[register] ? variant.distance : 0)
            if end.hart.x[other] != expected {
                return "x\(other) is \(hex(end.hart.x[other])), expected \(hex(expected))"
            }
        }
        if memcmp(data, memory.hostAddress(ProgramMap.dataBase), Int(ProgramMap.dataSize)) != 0 {
            return "memory differs"
        }
        return retiredDifference(hart, variant, end.hart, wordCount)
    }

    private func retiredDifference(
        _ hart: HartState, _ variant: Variant, _ end: HartState, _ wordCount: Int
    ) -> String? {
        let added: UInt64
        switch variant.retired {
        case .unknown: return nil
        case .equal: added = 0
        case .counted(let register, let afterLast):
            added = end.x[register] &- (variant.isAdded(end.pc, wordCount: wordCount) ? afterLast : 0)
        }
        guard end.instret != hart.instret &+ added else { return nil }
        return "instret is \(end.instret), expected \(hart.instret &+ added)"
    }
}
