import GuestISA
import GuestMachine

/// What a call of a function does to its caller.
struct FunctionSummary {
    /// Whether it can return.
    var returns = false
    /// Registers it may write, one bit each, its callees' included.
    var writtenRegisters: UInt32 = 0
    /// Most instructions of one call.
    var bound: UInt64 = 0
}

/// One attempt at the proof: the program under assumptions about its stores and the registers it writes.
final class ProgramAnalysis {
    let program: Program
    /// What this attempt assumed, and what it found besides.
    var facts: ProofFacts
    var image: CodeImage
    var sets = ValueSets()
    /// Whether control may jump or run out of memory: the fetch that traps there is one more instruction attempted.
    var mayLeaveMemory = false
    private let assumed: ProofFacts
    private var summaries: [UInt64: Result<FunctionSummary, TerminationError>] = [:]
    private var open: [UInt64] = []

    /// Bounds above this are as good as none.
    static let boundLimit: UInt64 = 1 << 40
    /// Deepest nesting of calls.
    private static let depthLimit = 32

    init(_ program: Program, _ facts: ProofFacts) {
        self.program = program
        self.facts = facts
        assumed = facts
        image = CodeImage(program, facts.stores)
    }

    /// The bound of the whole program.
    func run() -> Result<UInt64, TerminationError> {
        let registers = program.registers.map { AbstractValue.constant($0) }
        do throws(TerminationError) {
            var main = FunctionAnalysis(self, entry: program.pc, registers)
            return .success(try main.run().bound + (mayLeaveMemory ? 1 : 0))
        } catch {
            return .failure(error)
        }
    }

    /// What a call of the function at `entry` does, whose return address is in register `link`.
    ///
    /// The function is looked at once for all its callers: it may rely on registers that nothing ever writes, on its
    /// return address, and on nothing else.
    func summary(entry: UInt64, link: UInt8) throws(TerminationError) -> FunctionSummary {
        // Entries are multiples of four.
        let key = entry << 3 | UInt64(link)
        if let known = summaries[key] { return try known.get() }
        guard !open.contains(entry), open.count < ProgramAnalysis.depthLimit else {
            throw TerminationError(pc: entry, reason: "the function may call itself")
        }
        open.append(entry)
        defer { open.removeLast() }
        var registers = (0..<32).map { index in
            assumed.writtenRegisters >> UInt32(index) & 1 == 0
                ? AbstractValue.constant(program.registers[index]) : .unknown
        }
        registers[Int(link)] = .returnAddress(0)
        let result: Result<FunctionSummary, TerminationError>
        do throws(TerminationError) {
            var function = FunctionAnalysis(self, entry: entry, registers)
            result = .success(try function.run())
        } catch {
            result = .failure(error)
        }
        summaries[key] = result
        return try result.get()
    }
}
